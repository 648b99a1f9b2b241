import type { Sql } from '#database/create-database.ts';

/** An event of a test: the n-th of its case. */
export interface FilledEvent {
  readonly id: string;
  readonly caseId: string;
  readonly n: number;
}

/** Writes so many events to the outbox, in turns over so many cases, and answers them in that order; `start` is the number of the first one of every case. */
export async function fillOutbox(
  sql: Sql,
  count: number,
  { cases, start = 0 }: { readonly cases: number; readonly start?: number },
): Promise<readonly FilledEvent[]> {
  const events = Array.from({ length: count }, (_, index) => {
    const caseId = `case-${index % cases}`;
    const n = start + Math.floor(index / cases);
    return { id: `${caseId}-event-${n}`, caseId, n };
  });
  await sql(
    `with event as (insert into outbox (event_id, case_id, type, subject, data, occurred_at, trace_id)
        select e->>'id', e->>'caseId', 'example.v1', null, jsonb_build_object('n', e->'n'), '2026-11-20T10:00:00Z', 'trace'
        from jsonb_array_elements($1::jsonb) with ordinality as given(e, place) order by place returning sequence, case_id)
      insert into outbox_waiting (sequence, slot, case_id) select sequence, hashtext(coalesce(case_id, '')) & 15, case_id from event`,
    [JSON.stringify(events)],
  );
  return events;
}
