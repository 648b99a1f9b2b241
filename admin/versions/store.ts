import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { Sql } from '#database/create-database.ts';
import { type VersionState, type VersionStep, stateAfter } from './transitions.ts';
import type { PolicyVersion, PolicyVersionFiles, VersionTransition } from './versions.ts';

const columns = `v.hash, v.version, s.state::text as state, s.revision, s.based_on as "basedOn", v.note, s.widening_reason as "wideningReason",
  v.created_by as "createdBy", v.created_at as "createdAt", s.valid_from as "validFrom"`;
const stored = 'policy_version v join policy_state s on s.hash = v.hash';

/** Every version, the newest first; of one state when that is named. */
export const listVersions = async (sql: Sql, state: VersionState | null): Promise<readonly PolicyVersion[]> =>
  sql<PolicyVersion>(
    `select ${columns} from ${stored} where $1::text is null or s.state::text = $1::text order by v.created_at desc, v.hash`,
    [state],
  );

/** One version with its files; null when it is not stored. */
export const readVersion = async (sql: Sql, hash: string): Promise<PolicyVersionFiles | null> => {
  const [version] = await sql<PolicyVersionFiles>(`select ${columns}, v.files from ${stored} where v.hash = $1`, [hash]);
  return version ?? null;
};

/** The hash of the active version; null when there never was one. */
export const readActiveHash = async (sql: Sql): Promise<string | null> => {
  const [row] = await sql<{ hash: string }>('select hash from policy_activation order by sequence desc limit 1');
  return row?.hash ?? null;
};

/** The transitions of a version, the oldest first. */
export const readHistory = async (sql: Sql, hash: string): Promise<readonly VersionTransition[]> =>
  sql<VersionTransition>(
    `select revision, from_state::text as "from", to_state::text as "to", by_oin as "byOin", by_subject as "bySubject", at, reason, trace_id as "traceId"
      from policy_transition where hash = $1 order by revision`,
    [hash],
  );

/** Approved versions that are to hold by now, in the order of their moments. */
export const readDue = async (sql: Sql, now: Date): Promise<readonly PolicyVersion[]> =>
  sql<PolicyVersion>(
    `select ${columns} from ${stored} where s.state = 'APPROVED' and s.valid_from <= $1::timestamptz order by s.valid_from, v.created_at, v.hash`,
    [now.toISOString()],
  );

/** Makes every other transaction that changes versions wait for this one; reading goes on. */
export const lockVersions = async (sql: Sql): Promise<void> => void (await sql('lock table policy_state in share row exclusive mode'));

/** A version as it is first stored. */
export interface NewVersion {
  readonly hash: string;
  readonly version: string;
  readonly files: readonly PolicyFile[];
  readonly note: string | null;
}

/** Stores the content of a version; where it stands is told by `takeStep`. */
export const insertVersion = async (sql: Sql, { hash, version, files, note }: NewVersion, by: Actor): Promise<void> =>
  void (await sql(
    `insert into policy_version (hash, version, files, note, created_oin, created_by, created_at)
      values ($1, $2, $3::text::jsonb, $4, $5, $6, $7::timestamptz)`,
    [hash, version, JSON.stringify(files), note, by.oin, by.subject, by.at.toISOString()],
  ));

/** Who takes a step, when, and in which trace. */
export interface Actor {
  readonly oin: string;
  readonly subject: string;
  readonly at: Date;
  readonly traceId: string;
}

/** Where a version stands before a step; `state` is null when it has none yet. */
export interface Standing {
  readonly hash: string;
  readonly state: VersionState | null;
  readonly revision: number;
  readonly basedOn: string | null;
  readonly wideningReason: string | null;
  readonly validFrom: Date | null;
}

/** Where a version stands that is stored for the first time. */
export const neverStored = (hash: string): Standing => ({
  hash,
  state: null,
  revision: 0,
  basedOn: null,
  wideningReason: null,
  validFrom: null,
});

/** What a step changes beside the state. */
export interface StepChange extends Partial<Pick<Standing, 'basedOn' | 'wideningReason' | 'validFrom'>> {
  readonly reason: string | null;
}

const insertState = `insert into policy_state (hash, state, revision, based_on, widening_reason, valid_from)
  values ($1, $2::text::policy_state_name, $3::integer, $4, $5, $6::timestamptz)`;
const updateState = `update policy_state set state = $2::text::policy_state_name, revision = $3::integer, based_on = $4, widening_reason = $5,
  valid_from = $6::timestamptz where hash = $1`;

/** Takes one step: its transition, and where the version stands after it. Throws when it may not follow; the caller has locked the versions. */
export const takeStep = async (sql: Sql, step: VersionStep, before: Standing, by: Actor, change: StepChange): Promise<Standing> => {
  const state = stateAfter(step, before.state);
  if (!state) throw new Error(`The step ${step} may not be taken in the state ${String(before.state)}`);
  const { reason, ...changed } = change;
  const after: Standing = { ...before, ...changed, state, revision: before.revision + 1 };
  await sql(
    `insert into policy_transition (hash, revision, from_state, to_state, by_oin, by_subject, at, reason, trace_id)
      values ($1, $2::integer, $3::text::policy_state_name, $4::text::policy_state_name, $5, $6, $7::timestamptz, $8, $9)`,
    [after.hash, after.revision, before.state, state, by.oin, by.subject, by.at.toISOString(), reason, by.traceId],
  );
  const stands = [after.hash, state, after.revision, after.basedOn, after.wideningReason, after.validFrom?.toISOString() ?? null];
  await sql(before.state === null ? insertState : updateState, stands);
  if (state === 'ACTIVE')
    await sql('insert into policy_activation (hash, activated_at) values ($1, $2::timestamptz)', [after.hash, by.at.toISOString()]);
  return after;
};
