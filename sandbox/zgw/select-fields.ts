import { expandZaak, readExpansions } from './expand-zaak.ts';
import type { StoredZaak, WireObject } from './zaak-store.ts';

/** A wish of `fields`: names (`*` for all), and objects that name what is wanted of a linked resource. */
export type Fields = readonly (string | Readonly<Record<string, Fields>>)[];

/** Whether a value is a well-formed `fields`. */
export function isFields(value: unknown): value is Fields {
  if (!Array.isArray(value)) return false;
  return value.every(
    (item: unknown) => typeof item === 'string' || (typeof item === 'object' && item !== null && Object.values(item).every(isFields)),
  );
}

/** The case with only these fields; linked resources that are named go into `_expand`, with theirs. Unknown names are left out. */
export function selectFields(origin: string, stored: StoredZaak, fields: Fields): WireObject {
  const linked = linkedOf(fields);
  const wanted = readExpansions(pathsOf(fields).join(','));
  const expanded = wanted === null || linked.size === 0 ? {} : expandZaak(origin, stored, wanted);
  const expand = Object.entries(expanded).map(([name, value]) => [name, pick(value, linked.get(name) ?? [])]);
  const own = pick(stored.zaak, fields) as WireObject;
  return linked.size === 0 ? own : { ...own, _expand: Object.fromEntries(expand) as WireObject };
}

/** Whether everything that `fields` asks of linked resources can be given. */
export function canSelect(fields: Fields): boolean {
  const paths = pathsOf(fields);
  return paths.length === 0 || readExpansions(paths.join(',')) !== null;
}

function linkedOf(fields: Fields): ReadonlyMap<string, Fields> {
  return new Map(fields.flatMap((item) => (typeof item === 'string' ? [] : Object.entries(item))));
}

function pathsOf(fields: Fields): readonly string[] {
  return [...linkedOf(fields)].flatMap(([name, inner]) => [name, ...[...linkedOf(inner).keys()].map((deeper) => `${name}.${deeper}`)]);
}

function pick(value: unknown, fields: Fields): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => pick(item, fields));
  if (typeof value !== 'object' || value === null) return value;
  const names = new Set(fields.filter((item) => typeof item === 'string'));
  const linked = linkedOf(fields);
  const kept = Object.entries(value).filter(([name]) => name !== '_expand' && (names.has('*') || names.has(name)));
  const inner = '_expand' in value && linked.size > 0 ? Object.entries(value._expand as WireObject) : [];
  const expanded = inner.filter(([name]) => linked.has(name)).map(([name, below]) => [name, pick(below, linked.get(name) ?? [])]);
  return { ...Object.fromEntries(kept), ...(expanded.length > 0 ? { _expand: Object.fromEntries(expanded) as WireObject } : {}) };
}
