import DataLoader from 'dataloader';
import type { ConnectedPartners } from '#connectors/connect-partners.ts';
import type { Outcome } from '#connectors/call.ts';
import type { ViewRecords } from './the-view.ts';

/** How long each partner takes to answer, in milliseconds. */
export interface Delays {
  readonly ggz: number;
  readonly wmo: number;
  readonly wi: number;
  readonly police: number;
}

/** What a partner answers for a batch of persons after its delay; it tells how long it really took. */
export const createSource =
  (records: ViewRecords, delays: Delays, took: (ms: number) => void) =>
  <P extends keyof Delays>(partner: P) =>
    new DataLoader<string, ViewRecords[P]>(async (bsns) => {
      const started = performance.now();
      if (delays[partner] > 0) await new Promise((resolve) => setTimeout(resolve, delays[partner]));
      took(performance.now() - started);
      return bsns.map(() => records[partner]);
    });

const found = <T>(value: T): Outcome<T> => ({ state: 'found', value });

const none = { state: 'missing' } as const;

/** Nobody announces anything here. */
const zgwChanges = { owns: () => false, read: async () => none };
const ggzChanges = { nameOf: () => null, read: async () => none, missed: async () => none };

/** Partners that answer from memory after a delay, in the place of the connectors: what is measured is the hub. */
export const partnersInMemory = (records: ViewRecords, delays: Delays, took: (ms: number) => void): ConnectedPartners => {
  const source = createSource(records, delays, took);
  return {
    brp: { session: () => ({ person: async () => none }), fetchCivilFacts: async () => found([]), fetchResidents: async () => found([]) },
    ggz: {
      changes: ggzChanges,
      session: () => {
        const loader = source('ggz');
        return { records: async (bsn) => found(await loader.load(bsn)) as never };
      },
    },
    wmo: {
      changes: zgwChanges,
      session: () => {
        const loader = source('wmo');
        return { records: async (bsn) => found(await loader.load(bsn)) as never };
      },
    },
    wi: {
      changes: zgwChanges,
      session: () => {
        const loader = source('wi');
        return { records: async (bsn) => found(await loader.load(bsn)) as never };
      },
    },
    police: {
      session: () => {
        const loader = source('police');
        return { items: async (bsn) => found(await loader.load(bsn)) };
      },
    },
    cjg: { execute: async () => none },
    close: () => undefined,
  };
};
