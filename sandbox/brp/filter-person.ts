import type { Selection } from './fields.ts';

/** A JSON object of the BRP API. */
export type Json = { readonly [name: string]: JsonValue | undefined };
/** A JSON value of the BRP API. */
export type JsonValue = string | number | boolean | Json | readonly Json[];

/** What stands in an answer without being asked, wherever it has a value. */
const automatic = new Set(['geheimhoudingPersoonsgegevens', 'opschortingBijhouding', 'rni', 'verificatie']);
/** Groups of several kinds tell which kind they are, asked or not. */
const polymorphic = new Set(['verblijfplaats', 'nationaliteiten']);

/**
 * The asked part of a complete person. Automatic fields come along; `inOnderzoek` comes with what was asked and is being investigated;
 * a group that exists but of which nothing was asked or known is an empty object, a list without items an empty list.
 */
export function filterPerson(person: Json, selection: Selection): Json {
  return { ...filterObject(person, selection, false), ...pick(person, (name) => automatic.has(name)) };
}

function filterObject(value: Json, selection: Selection, typed: boolean): Json {
  if (selection === true) return value;
  const chosen: Record<string, JsonValue> = {};
  for (const [name, child] of selection) {
    const found = value[name];
    if (found !== undefined) chosen[name] = filterValue(found, child, polymorphic.has(name));
  }
  if (typed && value['type'] !== undefined) chosen['type'] = value['type'];
  const investigated = investigation(value, new Set(Object.keys(chosen)));
  return investigated === null ? chosen : { ...chosen, inOnderzoek: investigated };
}

function filterValue(value: JsonValue, selection: Selection, typed: boolean): JsonValue {
  if (Array.isArray(value)) return value.map((item: Json) => filterObject(item, selection, typed));
  if (typeof value === 'object') return filterObject(value as Json, selection, typed);
  return value;
}

/** The flags of the asked fields with the days on which their investigations began, or null when none of them is being investigated. */
function investigation(value: Json, asked: ReadonlySet<string>): Json | null {
  const all = value['inOnderzoek'];
  if (typeof all !== 'object' || Array.isArray(all)) return null;
  const flags = pick(all as Json, (name) => asked.has(name));
  return Object.keys(flags).length === 0 ? null : { ...flags, ...pick(all as Json, (name) => name.startsWith('datumIngangOnderzoek')) };
}

function pick(value: Json, wanted: (name: string) => boolean): Json {
  return Object.fromEntries(Object.entries(value).filter(([name, found]) => wanted(name) && found !== undefined));
}
