import type { Database } from '#database/create-database.ts';

/** One tombstone as its event tells it, without ids that differ each time. */
export interface Drop {
  readonly caseId: string;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly about: readonly { readonly member: string; readonly classes: readonly string[] }[];
}

/**
 * Reads what recipients were told to drop, in the order in which it was told. Throws when an event and what is kept of it differ, when one stands without the other, or when
 * its data tell anything more.
 */
export async function readDrops({ sql }: Pick<Database, 'sql'>): Promise<readonly Drop[]> {
  const events = await sql<{ id: string; caseId: string; subject: string; data: Drop & { readonly waiver: string } }>(
    `select event_id as id, case_id as "caseId", subject, data from outbox where type = 'nl.gezinsbeeld.waiver.withdrawn.v1' order by sequence`,
  );
  const kept = await sql<{ id: string; kept: unknown }>(
    `select event_id as id, json_build_array(oin || '/' || role, case_id, member_id, classes) as kept from tombstone order by event_id`,
  );
  const noted = new Map(kept.map((row) => [row.id, JSON.stringify(row.kept)]));
  const drops = events.map(({ id, caseId, subject, data: { waiver, about, recipients, ...more } }) => {
    const told = JSON.stringify([recipients[0], caseId, about[0]?.member, about[0]?.classes]);
    if (noted.get(id) !== told || waiver !== id || Object.keys(more).length > 0 || recipients.length !== 1 || about.length !== 1) {
      throw new Error(`the event ${id} and what is kept of it differ: ${told}, ${String(noted.get(id))}`);
    }
    noted.delete(id);
    return { caseId, subject, recipients, about };
  });
  if (noted.size > 0) throw new Error(`no event of ${[...noted.keys()].join(', ')}`);
  return drops;
}

/** The same in short: per recipient the classes, of one member. */
export async function readDropped(database: Pick<Database, 'sql'>): Promise<readonly (readonly [string, string, readonly string[]])[]> {
  return (await readDrops(database)).map(({ recipients, about }) => [recipients[0] ?? '', about[0]?.member ?? '', about[0]?.classes ?? []]);
}
