import type { z } from 'zod';
import { PoisonMessage } from '../errors.ts';

/** The JSON of a body in this shape. Throws a PoisonMessage NOT_JSON, or SCHEMA with the place of the first field that is wrong. */
export function parseBody<T>(body: string, schema: z.ZodType<T>): T {
  const { data, error } = schema.safeParse(parseJson(body));
  if (error === undefined) return data;
  const [issue] = error.issues;
  throw new PoisonMessage('SCHEMA', placeOf(issue?.path ?? []));
}

/** A place made of names of fields only: a key of somebody else's making could be content too. */
function placeOf(path: readonly PropertyKey[]): string | null {
  const place = path.map((key) => (typeof key === 'number' || /^[a-zA-Z_-]{1,40}$/.test(String(key)) ? String(key) : '*')).join('.');
  return place === '' ? null : place;
}

/** The JSON of a body. Throws a PoisonMessage NOT_JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new PoisonMessage('NOT_JSON');
  }
}
