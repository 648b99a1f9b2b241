import type { StandInReply, StandInRequest } from '../stand-in.ts';
import { expandZaak, readExpansions } from './expand-zaak.ts';
import { paginate } from './paginate.ts';
import { replyFout, replyInvalid } from './problem.ts';
import { isSearchTerm, searchZaken } from './search-zaken.ts';
import { canSelect, isFields, selectFields } from './select-fields.ts';
import type { StoredZaak } from './zaak-store.ts';
import type { ZakenCall } from './zaken-call.ts';

const crs = 'EPSG:4326';

/** Answers `POST /zaken/_zoek`: a page of the cases that the body asks for, with `expand` or (never both) only its `fields`. */
export function answerZoek(call: ZakenCall): StandInReply {
  const { request } = call;
  const wrongHeaders = checkHeaders(request);
  if (wrongHeaders !== null) return wrongHeaders;
  const body = readBody(request.body);
  if (body === null) return replyFout(400, 'parse_error', 'De inhoud is geen JSON-object.');
  const { fields, expand: inBody, ordering, ...terms } = body;
  if (!Object.keys(terms).some(isSearchTerm)) return replyInvalid('nonFieldErrors', 'empty_search_body', 'Search parameters must be specified.');

  const expand = inBody ?? request.url.searchParams.get('expand') ?? undefined;
  if (fields !== undefined && expand !== undefined) return replyInvalid('fields', 'mutually-exclusive', 'Gebruik fields of expand, niet allebei.');
  const show = shapeOf(call, expand, fields);
  if (show === null) return replyInvalid(fields === undefined ? 'expand' : 'fields', 'invalid', 'Dit kan niet worden opgehaald.');
  const found = searchZaken(call.zaken, terms, typeof ordering === 'string' ? ordering : undefined);
  return paginate(call, found.map(show));
}

/** How each case is written; null when what is asked cannot be given. */
function shapeOf(call: ZakenCall, expand: unknown, fields: unknown): ((stored: StoredZaak) => unknown) | null {
  if (fields !== undefined) return isFields(fields) && canSelect(fields) ? (stored) => selectFields(call.origin, stored, fields) : null;
  if (expand === undefined || expand === '') return (stored) => stored.zaak;
  const wanted = typeof expand === 'string' ? readExpansions(expand) : null;
  return wanted === null ? null : (stored) => ({ ...stored.zaak, _expand: expandZaak(call.origin, stored, wanted) });
}

/** The CRS headers are compulsory: absent is 412, another CRS is 406 for the answer and 415 for the question. */
function checkHeaders({ headers }: StandInRequest): StandInReply | null {
  if (!(headers['content-type'] ?? '').startsWith('application/json')) return replyFout(415, 'unsupported_media_type', 'Alleen application/json.');
  if (headers['accept-crs'] === undefined) return replyFout(412, 'precondition_failed', "Header 'Accept-Crs' ontbreekt.");
  if (headers['content-crs'] === undefined) return replyFout(412, 'precondition_failed', "Header 'Content-Crs' ontbreekt.");
  if (headers['accept-crs'] !== crs) return replyFout(406, 'not_acceptable', 'Alleen EPSG:4326.');
  return headers['content-crs'] === crs ? null : replyFout(415, 'unsupported_media_type', 'Alleen EPSG:4326.');
}

function readBody(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
