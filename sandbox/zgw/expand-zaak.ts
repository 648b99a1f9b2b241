import { describeEigenschap, describeRoltype, describeStatustype, describeZaaktype } from './catalogue.ts';
import type { Roltype } from './catalogue.ts';
import type { StoredZaak, WireObject } from './zaak-store.ts';

/** What can be expanded: a name, or a name with one deeper, as in `status.statustype`. */
export type Expansions = ReadonlyMap<string, ReadonlySet<string>>;

const allowed: Readonly<Record<string, readonly string[]>> = {
  zaaktype: [],
  status: ['statustype'],
  rollen: ['roltype'],
  eigenschappen: ['eigenschap'],
  resultaat: [],
  hoofdzaak: [],
  deelzaken: [],
  zaakobjecten: [],
  zaakinformatieobjecten: [],
};

/** Reads `expand` (`zaaktype,status.statustype`); null when it asks for something that cannot be expanded. */
export function readExpansions(expand: string): Expansions | null {
  const wanted = new Map<string, Set<string>>();
  for (const path of expand.split(',').map((part) => part.trim())) {
    const [name = '', deeper, ...more] = path.split('.');
    const below = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (below === undefined || more.length > 0 || (deeper !== undefined && !below.includes(deeper))) return null;
    const set = wanted.get(name) ?? new Set();
    if (deeper !== undefined) set.add(deeper);
    wanted.set(name, set);
  }
  return wanted;
}

/** The `_expand` member of a case: what was asked for in full; a null in the case becomes an empty object, as the standard says. */
export function expandZaak(origin: string, stored: StoredZaak, wanted: Expansions): WireObject {
  const type = stored.source.type;
  const expanders: Readonly<Record<string, (deeper: ReadonlySet<string>) => unknown>> = {
    zaaktype: () => describeZaaktype(origin, type),
    status: (deeper) => {
      const { status, source } = stored;
      if (status === null || source.status === null) return {};
      return deeper.has('statustype') ? { ...status, _expand: { statustype: describeStatustype(origin, type, source.status) } } : status;
    },
    rollen: (deeper) =>
      stored.rollen.map((rol) =>
        deeper.has('roltype') ? { ...rol, _expand: { roltype: describeRoltype(origin, type, rol.omschrijving as Roltype) } } : rol,
      ),
    eigenschappen: (deeper) =>
      stored.eigenschappen.map((one) =>
        deeper.has('eigenschap') ? { ...one, _expand: { eigenschap: describeEigenschap(origin, type, one.naam) } } : one,
      ),
    resultaat: () => ({}),
    hoofdzaak: () => ({}),
    deelzaken: () => [],
    zaakobjecten: () => [],
    zaakinformatieobjecten: () => [],
  };
  return Object.fromEntries([...wanted].map(([name, deeper]) => [name, expanders[name]?.(deeper)]));
}
