import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#consent/canonical-json.ts';
import { objectForm, textForm } from './entities.ts';
import { BadRequest } from './errors.ts';
import type { JsonObject } from './read-body.ts';

/** The page object of a search request. AuthZEN 1.0, Paginated Requests. */
export const pageForm = z.object(
  {
    token: textForm.optional(),
    limit: z
      .number({ error: 'must be a whole number, 0 or more' })
      .int('must be a whole number, 0 or more')
      .min(0, 'must be a whole number, 0 or more')
      .optional(),
    properties: objectForm.optional(),
  },
  { error: 'must be an object' },
);
type PageRequest = z.infer<typeof pageForm>;

/** Makes a text that nobody else can read or make, and opens it again; throws for what was altered or made elsewhere. */
export interface Seal {
  seal(text: string): string;
  open(sealed: string): string;
}

/** How many results stand on a page unless the caller limits them, and at most. */
export const pageSize = 100;
const mostOnPage = 1000;

/** How long a token holds, in milliseconds. */
export const tokenLife = 3_600_000;

/** What a token carries: until when it holds, for which search, behind which result the next page begins, and what the page asked for. */
interface Cursor {
  readonly until: number;
  readonly search: string;
  readonly after: string;
  readonly limit: number | null;
  readonly properties: string | null;
}

/** A result with the key by which results are ordered. */
export interface Keyed<Result> {
  readonly key: string;
  readonly result: Result;
}

/** One page of results. AuthZEN 1.0, Paginated Responses. */
export interface Page<Result> {
  readonly page: { readonly next_token: string; readonly count: number; readonly total: number };
  readonly results: readonly Result[];
}

const digest = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('base64url');

/** Whether a token is written as we write it: base64 has more than one way to write some bytes. */
const isCanonical = (token: string): boolean => {
  const body = token.slice(token.indexOf('.') + 1);
  return Buffer.from(body, 'base64url').toString('base64url') === body;
};

const openToken = (token: string, seal: Seal): Cursor => {
  try {
    if (isCanonical(token)) return JSON.parse(seal.open(token)) as Cursor;
  } catch {
    // What cannot be opened is none of ours.
  }
  throw new BadRequest('page.token is not one that was given here.');
};

const cursorOf = ({ token, limit, properties }: PageRequest, search: string, now: number, seal: Seal): Cursor | null => {
  if (token === undefined) return null;
  const cursor = openToken(token, seal);
  if (now >= cursor.until) throw new BadRequest('page.token holds no longer. Start the search again.');
  const changed =
    cursor.search !== search ||
    (limit !== undefined && limit !== cursor.limit) ||
    (properties !== undefined && digest(properties) !== cursor.properties);
  if (changed) throw new BadRequest('page.token belongs to another search: nothing may change between pages.');
  return cursor;
};

/** The number of results on a page; a search that counts only (limit 0) goes on, when it does, with pages of the usual size. */
const sizeOf = (request: PageRequest, cursor: Cursor | null): number => {
  const limit = request.limit ?? (cursor?.limit === 0 ? null : cursor?.limit) ?? pageSize;
  return Math.min(limit, mostOnPage);
};

/**
 * Makes one page of results in the order of their keys. `question` is everything about the search that must stay the same between pages, who asks
 * included. Throws BadRequest for a token that is not ours, was altered, is over, or belongs to another search.
 */
export const createPager =
  (seal: Seal, now: Date) =>
  (request: PageRequest, question: JsonObject): (<Result>(found: readonly Keyed<Result>[]) => Page<Result>) => {
    const search = digest(question);
    const cursor = cursorOf(request, search, now.getTime(), seal);
    const asked: Pick<Cursor, 'limit' | 'properties'> = cursor ?? {
      limit: request.limit ?? null,
      properties: request.properties ? digest(request.properties) : null,
    };
    return (found) => {
      const left = found.filter(({ key }) => key > (cursor?.after ?? '')).sort((one, other) => (one.key < other.key ? -1 : 1));
      const shown = left.slice(0, sizeOf(request, cursor));
      const after = shown.at(-1)?.key ?? cursor?.after ?? '';
      const next: Cursor = { ...asked, until: now.getTime() + tokenLife, search, after };
      const isLast = left.length === shown.length;
      return {
        page: { next_token: isLast ? '' : seal.seal(JSON.stringify(next)), count: shown.length, total: found.length },
        results: shown.map(({ result }) => result),
      };
    };
  };
