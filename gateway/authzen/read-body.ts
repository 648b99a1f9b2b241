import { BadRequest } from './errors.ts';

/** A JSON object as it was parsed: only its own members count, whatever they are called. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is a JSON object. */
export const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of an object by name; never what every object inherits. */
export const memberOf = (object: JsonObject, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

/** How deep objects and lists may be nested. */
const deepest = 32;

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadRequest('The body is not UTF-8.');
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('The body is not valid JSON.');
  }
};

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/** The names met in each object that is open; null for a list. */
type Open = (Set<string> | null)[];

const openOrClose = (open: Open, token: string): void => {
  if (token === '}' || token === ']') open.pop();
  else open.push(token === '{' ? new Set() : null);
  if (open.length > deepest) throw new BadRequest('The body is nested too deeply.');
};

/** `names` are those of the object in which this text is a name; null where it is a value. */
const checkText = (token: string, names: Set<string> | null): void => {
  const text = JSON.parse(token) as string;
  if (!text.isWellFormed()) throw new BadRequest('The body holds half a character (an unpaired surrogate).');
  if (names?.has(text)) throw new BadRequest('The body names one member of an object twice.');
  names?.add(text);
};

/** Looks at the text of valid JSON for what I-JSON (RFC 7493) forbids and a parser passes over in silence. */
const checkInteroperable = (text: string): void => {
  const open: Open = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token.startsWith('"')) checkText(token, last === ':' ? null : (open.at(-1) ?? null));
    else if (token !== ':' && token !== ',') openOrClose(open, token);
    last = token;
  }
};

/**
 * Reads a request body: a JSON object in UTF-8 (RFC 8259), of which no object names a member twice and no text holds half a character (RFC 7493), nested
 * at most 32 deep. Throws BadRequest for anything else, an empty body included.
 */
export const readBody = (bytes: Uint8Array): JsonObject => {
  const text = decode(bytes);
  if (text.trim() === '') throw new BadRequest('The body is empty: it must be a JSON object.');
  const body = parse(text);
  if (!isJsonObject(body)) throw new BadRequest('The body must be a JSON object.');
  checkInteroperable(text);
  return body;
};
