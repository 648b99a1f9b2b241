import type { Database } from '#database/create-database.ts';

/** What hubs watch: which version is active, and which may become so, the next ones first. */
export interface PolicyStanding {
  /** The hash of the active version; null when there never was one. */
  readonly active: string | null;
  /** Hashes of versions that are approved or proposed, and of the newest draft: a hub can make itself ready for them. */
  readonly coming: readonly string[];
  /** Whether an approved version is to hold by now and is not yet active. */
  readonly due: boolean;
}

/** Makes the reading that every hub does a few times a second: one prepared statement over small tables. */
export const createReadStanding = ({ prepare }: Pick<Database, 'prepare'>): ((now: Date) => Promise<PolicyStanding>) => {
  const read = prepare<{ active: string | null; coming: string[]; due: boolean }>(
    'policy_standing',
    `select (select hash from policy_activation order by sequence desc limit 1) as active,
      array(select hash from policy_state where state in ('APPROVED', 'PROPOSED') order by state desc, valid_from, hash limit 4)
        || array(select state.hash from policy_state state join policy_version version on version.hash = state.hash where state.state = 'DRAFT'
          order by version.created_at desc, state.hash limit 1) as coming,
      exists (select from policy_state where state = 'APPROVED' and valid_from <= $1::text::timestamptz) as due`,
  );
  return async (now) => {
    const [row] = await read([now.toISOString()]);
    return row ?? { active: null, coming: [], due: false };
  };
};
