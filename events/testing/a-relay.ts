import { randomUUID } from 'node:crypto';
import { createRelay, usualPace, type Relay, type RelayDeps, type RelayPace, type RelayWatch } from '../relay.ts';
import { wait } from '../wait.ts';

/** What a relay of a test must be given, and what it may be given otherwise than usual. */
export type ARelay = Pick<RelayDeps, 'database' | 'producer' | 'deliver'> &
  Partial<Omit<RelayDeps, 'watch'>> & { readonly watch?: Partial<RelayWatch>; readonly pace?: Partial<RelayPace> };

/** A relay on the clock of this machine, at its usual pace and watched by nobody, unless it is given otherwise. */
export const aRelay = ({ watch, pace, ...deps }: ARelay): Relay =>
  createRelay(
    {
      holder: randomUUID(),
      clock: () => new Date(),
      elapsed: () => performance.now(),
      random: () => 0.5,
      wait,
      ...deps,
      watch: { published: () => {}, eventFailed: () => {}, stalled: () => {}, drained: () => {}, standing: () => {}, ...watch },
    },
    { ...usualPace, ...pace },
  );
