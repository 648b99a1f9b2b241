import { isKnownField } from './fields.ts';
import type { InvalidParam } from './problem.ts';

/** A valid question: up to 20 BSNs and the fields that are wanted of each. */
export interface PersonQuery {
  readonly bsns: readonly string[];
  readonly fields: readonly string[];
  readonly municipality: string | null;
}

const known = new Set(['type', 'burgerservicenummer', 'fields', 'gemeenteVanInschrijving']);

/** The question in this request body, or everything that is wrong with it; only the search by BSN (RaadpleegMetBurgerservicenummer) is offered. */
export function checkQuery(body: string): PersonQuery | readonly InvalidParam[] {
  const parsed = parse(body);
  if (parsed === null) return [{ name: 'body', code: 'json', reason: 'Body is geen valide JSON object.' }];
  if (parsed['type'] === undefined) return [required('type')];
  if (parsed['type'] !== 'RaadpleegMetBurgerservicenummer')
    return [{ name: 'type', code: 'value', reason: 'Waarde is geen geldig zoek type.' }];
  const missing = ['burgerservicenummer', 'fields'].filter((name) => parsed[name] === undefined || parsed[name] === null);
  if (missing.length > 0) return missing.map(required);
  const bsns = parsed['burgerservicenummer'];
  const fields = parsed['fields'];
  const municipality = parsed['gemeenteVanInschrijving'] ?? null;
  const isMunicipality = municipality === null || (typeof municipality === 'string' && /^\d{4}$/.test(municipality));
  const wrong = [
    ...Object.keys(parsed)
      .filter((name) => !known.has(name))
      .map((name) => ({ name: nameOf(name), code: 'unknownParam', reason: 'Parameter is niet verwacht.' })),
    ...checkList('burgerservicenummer', bsns, 20, (value) => (/^\d{9}$/.test(value) ? null : pattern)),
    ...checkList('fields', fields, 130, checkField),
    ...(isMunicipality ? [] : [{ name: 'gemeenteVanInschrijving', ...pattern }]),
  ];
  if (wrong.length > 0) return wrong;
  return { bsns: bsns as string[], fields: fields as string[], municipality: municipality as string | null };
}

const pattern = { code: 'pattern', reason: 'Waarde voldoet niet aan patroon.' };
const unknownField = { code: 'fields', reason: 'Parameter bevat een niet bestaande veldnaam.' };

function checkField(path: string): Omit<InvalidParam, 'name'> | null {
  if (!/^[a-zA-Z0-9._]{1,200}$/.test(path)) return pattern;
  return isKnownField(path) ? null : unknownField;
}

function checkList(name: string, value: unknown, most: number, check: (item: string) => Omit<InvalidParam, 'name'> | null): InvalidParam[] {
  if (!Array.isArray(value)) return [{ name, code: 'array', reason: 'Parameter is geen array.' }];
  if (value.length === 0) return [{ name, code: 'minItems', reason: 'Array bevat minder dan 1 items.' }];
  if (value.length > most) return [{ name, code: 'maxItems', reason: `Array bevat meer dan ${most} items.` }];
  return value.flatMap((item: unknown, index) => {
    const wrong = typeof item === 'string' ? check(item) : pattern;
    return wrong === null ? [] : [{ name: `${name}.${index}`, ...wrong }];
  });
}

function required(name: string): InvalidParam {
  return { name, code: 'required', reason: 'Parameter is verplicht.' };
}

/** A parameter's name as the official schema allows it to be told back. */
function nameOf(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9._]/g, '').slice(0, 30) || 'onbekend';
}

function parse(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
