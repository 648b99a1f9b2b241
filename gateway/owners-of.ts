import type { Settings } from './settings.ts';

/** Whose each partner's records are, as OIN/role by the partner's name in lower case: those that are set only. */
export const ownersOf = (settings: Settings): ReadonlyMap<string, string> =>
  new Map(Object.entries(settings.partners ?? {}).flatMap(([name, { OWNER }]) => (OWNER ? [[name.toLowerCase(), OWNER] as const] : [])));
