import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import type { Purpose, Role } from '#consent/vocabulary.ts';
import type { Database } from '#database/create-database.ts';
import { createTestDatabase, testEncryption, type DatabaseKind } from '#database/testing/create-test-database.ts';
import type { FetchedCivilFacts } from '#regie/civil-facts-of.ts';
import type { OwnSignal, SignalInput } from '#schema/generated/signals.ts';
import { createSignalsDesk, type SignalsDesk } from '../create-signals-desk.ts';
import type { Resident } from '../match/household-of.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { hearOfMatch } from '../told-of-match.ts';

const municipality = '00000099000000001000';

/** Everybody who comes with signals in tests, as their token names them. */
export const people = {
  wmo: { oin: municipality, role: 'WMO', subject: 'prof-wmo' },
  wmoColleague: { oin: municipality, role: 'WMO', subject: 'prof-wmo-2' },
  income: { oin: municipality, role: 'WI', subject: 'prof-income' },
  youth: { oin: '00000099000000004000', role: 'JGD', subject: 'prof-youth' },
  police: { oin: '00000099000000002000', role: 'POL', subject: 'prof-police' },
  ggz: { oin: '00000099000000003000', role: 'GGZ', subject: 'prof-ggz' },
  youthGgz: { oin: '00000099000000003000', role: 'JGD', subject: 'prof-youth-ggz' },
  municipalYouth: { oin: municipality, role: 'JGD', subject: 'prof-municipal-youth' },
  incomeOfWmo: { oin: municipality, role: 'WI', subject: 'prof-wmo' },
  school: { oin: '00000099000000009000', role: 'SCH', subject: 'prof-school' },
  regisseur: { oin: municipality, role: 'REG', subject: 'prof-regisseur' },
  otherRegisseur: { oin: municipality, role: 'REG', subject: 'prof-backup' },
  elsewhere: { oin: '00000099000000008000', role: 'REG', subject: 'prof-regisseur' },
  officer: { oin: municipality, role: 'FG', subject: 'prof-officer' },
} as const satisfies Record<string, { readonly oin: string; readonly role: Role; readonly subject: string }>;
/** One of them. */
export type PersonName = keyof typeof people;

/** The household of the tests: two parents with two children, a grown-up who lives alone, and a child elsewhere. */
export const bsn = {
  father: '999994542',
  mother: '999993112',
  child: '999995832',
  sister: '999995807',
  grownUp: '999996149',
  otherChild: '999996186',
  /** Passes the eleven-test and stands in no register. */
  nobody: '999990019',
} as const;

const home = '1014AW|14||';

const town: readonly (Resident & { readonly birthDate: string })[] = [
  { bsn: bsn.father, birthDate: '1968-03-18', address: home, municipality: '0363', ties: [bsn.child, bsn.sister, bsn.mother] },
  { bsn: bsn.mother, birthDate: '1970-04-07', address: home, municipality: '0363', ties: [bsn.child, bsn.sister, bsn.father] },
  { bsn: bsn.child, birthDate: '2009-05-29', address: home, municipality: '0363', ties: [bsn.father, bsn.mother] },
  { bsn: bsn.sister, birthDate: '2018-11-14', address: home, municipality: '0363', ties: [bsn.father, bsn.mother] },
  { bsn: bsn.grownUp, birthDate: '1980-01-01', address: '4000AA|1||', municipality: '0363', ties: [] },
  { bsn: bsn.otherChild, birthDate: '2014-06-01', address: '4000AB|2||', municipality: '0363', ties: [] },
];

/** The moment of the tests. */
export const now = new Date('2026-11-20T09:00:00.000Z');

/** An instant so many days later. */
export function daysLater(days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

/** A new number for each id of a stage, and ids of any length that sort as they are made. */
function createIds(): () => string {
  let last = 0;
  return () => `id-${String((last += 1)).padStart(6, '0')}`;
}

/** Signals on a database of their own, with a register of persons that answers what the test says. */
export interface SignalStage {
  readonly database: Database;
  readonly deps: SignalDeps;
  readonly desk: SignalsDesk;
  /** The register of persons: whether it answers, and what it was asked. */
  readonly brp: { away: boolean; readonly asked: (readonly string[])[]; people: readonly Resident[] };
  /** The policy that decides. */
  policy: CompiledPolicy;
  as(by: PersonName, options?: { readonly at?: Date; readonly purpose?: Purpose }): DeskRequest;
  /** Raises a signal, which must be taken, and answers its id. */
  raise(by: PersonName, about: string, options?: { readonly at?: Date }): Promise<string>;
  /** Does all that the hub has to do by itself at an instant. */
  settle(at?: Date): Promise<void>;
  /** Who can be called about which signal: the organisations by the id of the signal, as a party finds them. */
  contacts(by: PersonName, at?: Date): Promise<Readonly<Record<string, readonly string[]>>>;
  own(by: PersonName, at?: Date): Promise<readonly OwnSignal[]>;
  /** The types and data of the events, in order. */
  events(): Promise<readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>>; readonly caseId: string | null }[]>;
  /** Tells every match to whom it was written for and still may hear of it, as delivering does. */
  hear(at?: Date): Promise<void>;
  count(table: string): Promise<number>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** What somebody gives with a signal. */
export function aSignal(about: string): SignalInput {
  return { bsn: about, kind: 'WORRIED', dutyPhone: '+31881000004' };
}

/** The organisations that the hub of the tests knows by name. */
export const organisations: ReadonlyMap<string, string> = new Map([
  [municipality, 'Gemeente'],
  [people.youth.oin, 'CJG'],
  [people.police.oin, 'Politie'],
  [people.ggz.oin, 'GGZ'],
]);

/** What the hub's own work is asked as. */
export function hubAt(at: Date): DeskRequest {
  return {
    caller: { oin: 'hub', role: 'HUB', subject: 'hub' },
    purpose: 'AUDIT',
    now: at,
    traceId: 'b'.repeat(32),
    spanId: 'c'.repeat(16),
    policy: defaultTables.hash,
    operation: null,
    touch: () => undefined,
  };
}

const tables = ['signal_match', 'signal', 'signal_archive', 'triage_offer', 'family_case', 'task', 'outbox'];

/** Raises the stage. */
export async function raiseSignalStage(kind: DatabaseKind): Promise<SignalStage> {
  const tested = await createTestDatabase(kind);
  const { database } = tested;
  const brp: SignalStage['brp'] = { away: false, asked: [], people: town };
  const deps: SignalDeps = {
    database,
    encryption: testEncryption(),
    recorder: { writerId: 'test', register: 'https://gezinsbeeld.example/verwerkingen' },
    newId: createIds(),
    policy: () => stage.policy,
    hubOin: municipality,
    organisations,
    municipalities: new Set(['0363']),
    civilRegister: {
      residents: async (bsns) => {
        brp.asked.push(bsns);
        return brp.away ? null : brp.people.filter((one) => bsns.includes(one.bsn));
      },
      civilFacts: async (bsns) => (brp.away ? null : brp.people.filter((one) => bsns.includes(one.bsn)).map(civilFacts)),
    },
    wake: () => undefined,
  };
  const desk = createSignalsDesk(deps);
  const as: SignalStage['as'] = (by, { at = now, purpose = 'SIGNAL' } = {}) => ({ ...hubAt(at), caller: people[by], purpose });
  const own: SignalStage['own'] = async (by, at = now) => (await desk.signals(as(by, { at }))).signals ?? [];
  const stage: SignalStage = {
    database,
    deps,
    desk,
    brp,
    policy: defaultTables,
    as,
    raise: async (by, about, { at = now } = {}) => {
      const { signal, problems } = await desk.raiseSignal(as(by, { at }), aSignal(about));
      if (!signal) throw new Error(problems.map(({ code }) => code).join());
      return signal.id;
    },
    settle: async (at = now) => {
      while (await desk.matchNext(hubAt(at)));
    },
    contacts: async (by, at = now) =>
      Object.fromEntries(
        (await own(by, at)).map(({ id, contacts }) => [id, (contacts ?? []).map(({ organisation }) => organisation ?? '')]),
      ),
    own,
    events: async () => database.sql(`select type, data, case_id as "caseId" from outbox order by sequence`),
    hear: async (at = now) => {
      for (const { type, data } of await stage.events()) {
        if (type !== 'nl.gezinsbeeld.signal.matched.v1') continue;
        for (const recipient of data['recipients'] as readonly string[])
          await hearOfMatch(database.sql, { match: String(data['match']), recipient }, amsterdamDay(at));
      }
    },
    count: async (table) => (await database.sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0,
    reset: async () => {
      for (const table of tables) await database.sql(`delete from ${table}`);
      Object.assign(brp, { away: false, people: town });
      brp.asked.length = 0;
      stage.policy = defaultTables;
    },
    close: tested.close,
  };
  return stage;
}

function civilFacts({ bsn: person, birthDate, address }: Resident): FetchedCivilFacts {
  const [year = 0, month = 0, day = 0] = (birthDate ?? '').split('-').map(Number);
  return { bsn: person, birthDate: { year, month, day }, authority: [], secret: false, underGuardianship: false, address };
}
