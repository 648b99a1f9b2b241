import type { Sql } from '#database/create-database.ts';

/** Up to which number the notifications of a subscription have come in. */
export interface SubscriptionProgress {
  /** Null for a subscription that is not known yet. */
  readonly last: (source: string, subscription: string) => Promise<number | null>;
  /** Never goes back. */
  readonly advance: (source: string, subscription: string, to: number) => Promise<void>;
  /** Begins anew at this number, also when that is lower: the subscription started again. */
  readonly restart: (source: string, subscription: string, at: number) => Promise<void>;
}

/** The progress as the database keeps it. */
export function createSubscriptionProgress(sql: Sql): SubscriptionProgress {
  const write = async (source: string, subscription: string, number: number, value: string): Promise<void> => {
    await sql(
      `insert into subscription_progress as p (source, subscription, last_event) values ($1, $2, $3)
        on conflict (source, subscription) do update set last_event = ${value}`,
      [source, subscription, number],
    );
  };
  return {
    last: async (source, subscription) => {
      const [row] = await sql<{ last: string }>(
        'select last_event::text as last from subscription_progress where source = $1 and subscription = $2',
        [source, subscription],
      );
      return row === undefined ? null : Number(row.last);
    },
    advance: (source, subscription, to) => write(source, subscription, to, 'greatest(p.last_event, excluded.last_event)'),
    restart: (source, subscription, at) => write(source, subscription, at, 'excluded.last_event'),
  };
}
