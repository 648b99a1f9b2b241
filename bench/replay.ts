import type { Link } from '#audit/chain.ts';
import { readRecord } from '#audit/read-record.ts';
import type { OperationRecord } from '#audit/record.ts';
import { createAuditWriter } from '#audit/store.ts';
import { replayLog } from '#admin/replay/replay-log.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import { createDatabase, type Database } from '#database/create-database.ts';
import { createTestDatabase } from '#database/testing/create-test-database.ts';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import { raiseStage, type Stage } from '#tests/stage.ts';

/** What it costs to decide the log again: views per second, and the bytes of their records on average. */
export interface ReplayCost {
  readonly viewsPerSecond: number;
  readonly bytesPerView: number;
}

const askers = [
  ['regisseur', 'COORD'],
  ['police', 'COORD'],
  ['ggz', 'COORD'],
  ['youth', 'COORD'],
  ['wmo', 'COORD'],
  ['income', 'PROVISION'],
  ['family', 'RIGHTS'],
] as const;

/** Every view that these roles have of the three families, asked of a real hub. */
const askViews = async (stage: Stage): Promise<void> => {
  for (const [role, purpose] of askers) {
    for (const id of ['s1', 's2', 's3']) {
      const { status } = await stage.ask({ role, purpose, query: viewQuery(), variables: { id } });
      if (status !== 200) throw new Error(`The view of ${id} by ${role} was answered ${status}`);
    }
  }
};

const recordsOf = async ({ sql }: Pick<Database, 'sql'>): Promise<readonly OperationRecord[]> => {
  const rows = await sql<{ body: string }>('select body from audit_record order by audit_record.sequence');
  const records = rows.map(({ body }) => readRecord((JSON.parse(body) as Link).record));
  return records.filter(({ subjects }) => subjects.some(({ lines }) => lines.length > 0));
};

const realViews = async (): Promise<readonly OperationRecord[]> => {
  const stage = await raiseStage({ database: 'postgres' });
  try {
    await askViews(stage);
    const database = await createDatabase({ databaseUrl: stage.databaseUrl ?? '' });
    return await recordsOf(database).finally(database.close);
  } finally {
    await stage.close();
  }
};

/** The same view of another family, by another professional of the same organisation. */
const varied = (view: OperationRecord, family: number, trace: number): OperationRecord => ({
  ...view,
  traceId: trace.toString(16).padStart(32, '0'),
  caller: { ...view.caller, subject: `${view.caller.subject}-${family % 50}` },
  caseId: `${view.caseId ?? ''}-${family}`,
  subjects: view.subjects.map(({ memberId, lines }) => ({ memberId: memberId === 'FAMILY' ? memberId : `${memberId}-${family}`, lines })),
});

/** Writes so many views of a thousand families through the hub's own writer. */
const fill = async (database: Database, views: readonly OperationRecord[], count: number): Promise<void> => {
  const audit = createAuditWriter(database, { writerId: 'bench', clock: () => new Date(), register: 'https://gezinsbeeld.example/v' });
  for (let from = 0; from < count; from += 1000) {
    const batch = Array.from({ length: Math.min(1000, count - from) }, (_, index) => from + index);
    await Promise.all(
      batch.map(async (index) => {
        const view = views[index % views.length];
        if (view) await audit.append(varied(view, Math.floor(index / views.length) % 1000, index));
      }),
    );
  }
};

/**
 * Measures how fast a log of so many views is decided again, under the version that it names and at the same time under a draft. The records are those of real views,
 * of a thousand families each and by varied callers, written by the hub's own writer on PostgreSQL.
 */
export const measureReplay = async (count = 100_000): Promise<ReplayCost> => {
  const views = await realViews();
  const policy = loadPolicy(readPolicyFolder(defaultPolicyFolder));
  const draft = { ...policy, hash: 'sha256:draft', rules: policy.rules.filter(({ kind }) => kind === 'grant') };
  const { database, close } = await createTestDatabase('postgres');
  try {
    await fill(database, views, count);
    const started = performance.now();
    const report = await replayLog({
      database,
      policyByHash: async (hash) => (hash === policy.hash ? policy : null),
      decideUnder: draft,
    });
    const seconds = (performance.now() - started) / 1000;
    if (report.held !== count) throw new Error(`${report.held} of ${count} views were decided again alike`);
    const [size] = await database.sql<{ bytes: string }>('select avg(octet_length(body))::text as bytes from audit_record');
    return { viewsPerSecond: count / seconds, bytesPerView: Number(size?.bytes) };
  } finally {
    await close();
  }
};
