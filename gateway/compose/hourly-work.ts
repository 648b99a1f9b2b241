import type { Logger } from 'pino';
import { hubRequest } from '#admin/versions/hub-request.ts';
import type { ConnectedPartners } from '#connectors/connect-partners.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { Database } from '#database/create-database.ts';
import type { Encryption } from '#database/encryption.ts';
import { refreshCivilFacts } from '#regie/refresh-civil-facts.ts';
import type { SignalCounts } from '#signals/count-signals.ts';
import type { Desks } from '../desk/open-desks.ts';
import { errorName } from '../log.ts';
import { repeat, type Repeated } from '../repeat.ts';
import { newTrace } from '../trace.ts';
import { newScope } from './new-scope.ts';

/** What the hub does by itself every hour is done with. */
export interface HourlyDeps {
  readonly database: Database;
  readonly encryption: Encryption;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly partners: ConnectedPartners;
  readonly policy: () => CompiledPolicy;
  readonly desksOf: (policy: CompiledPolicy) => Desks;
  /** Told how many signals there are. */
  readonly onSignals: (counts: SignalCounts) => void;
  readonly minutes: number;
}

const refreshFacts = async ({ database, encryption, clock, log, partners }: HourlyDeps): Promise<void> => {
  const scope = newScope(60_000);
  const done = await refreshCivilFacts({
    sql: database.sql,
    encryption,
    now: clock(),
    fetchCivilFacts: async (bsns) => {
      const outcome = await partners.brp.fetchCivilFacts(bsns, scope);
      return outcome.state === 'found' ? outcome.value : null;
    },
  });
  log.info(done, 'Civil facts compared with the BRP');
};

/** Birthdays, custody that changed, waivers about to end, grounds without a second person, requests whose term passed: somebody is told. */
const raiseTasks = async ({ clock, log, policy, desksOf }: HourlyDeps): Promise<void> => {
  const active = policy();
  const { register, rights } = desksOf(active);
  const request = hubRequest(clock(), newTrace(), active.hash);
  const { raised, closed } = await register.raiseTasks(request);
  log.info({ raised: raised + (await rights.raiseTasks(request.now)), closed }, 'Tasks raised');
};

/** Signals that no longer count go to their archive, and leave it when their time there is over. */
const archiveSignals = async ({ clock, log, policy, desksOf, onSignals }: HourlyDeps): Promise<void> => {
  const active = policy();
  const { signals } = desksOf(active);
  const request = hubRequest(clock(), newTrace(), active.hash);
  log.info(await signals.archive(request), 'Signals archived');
  onSignals(await signals.counts(request));
};

/** What the hub does by itself, now and every so many minutes: compare what it knows with the BRP, clear its signals, then tell people what they must see to. One that fails keeps no other from it. */
export const hourlyWork = (deps: HourlyDeps): Repeated => {
  const tell = (what: string) => (error: unknown) => deps.log.error({ error: errorName(error) }, what);
  return repeat(
    deps.minutes,
    async () => {
      await refreshFacts(deps).catch(tell('Civil facts could not be compared with the BRP'));
      await archiveSignals(deps).catch(tell('Signals could not be archived'));
      await raiseTasks(deps);
    },
    tell('Tasks could not be raised'),
  );
};
