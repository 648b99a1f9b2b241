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
  const wrongHeaders = checkHeaders(call.request);
  if (wrongHeaders !== null) return wrongHeaders;
  const body = readBody(call.request.body);
  if (body === null) return replyFout(400, 'parse_error', 'De inhoud is geen JSON-object.');
  const { fields, expand: inBody, ordering, ...terms } = body;
  if (!Object.keys(terms).some(isSearchTerm))
    return replyInvalid('nonFieldErrors', 'empty_search_body', 'Search parameters must be specified.');

  const shape = shapeOf(call, inBody ?? call.request.url.searchParams.get('expand') ?? undefined, fields);
  if ('status' in shape) return shape;
  const found = searchZaken(call.zaken, terms, typeof ordering === 'string' ? ordering : undefined);
  return paginate(call, found.map(shape.show));
}

/** How each case is written, or the 400 when what is asked cannot be given. */
function shapeOf(call: ZakenCall, expand: unknown, fields: unknown): { readonly show: (stored: StoredZaak) => unknown } | StandInReply {
  if (fields === undefined) return expandedShape(call, expand);
  if (expand !== undefined) return replyInvalid('fields', 'mutually-exclusive', 'Gebruik fields of expand, niet allebei.');
  if (!isFields(fields) || !canSelect(fields)) return replyInvalid('fields', 'invalid', 'Dit kan niet worden opgehaald.');
  return { show: (stored) => selectFields(call.origin, stored, fields) };
}

function expandedShape(call: ZakenCall, expand: unknown): { readonly show: (stored: StoredZaak) => unknown } | StandInReply {
  if (expand === undefined || expand === '') return { show: (stored) => stored.zaak };
  const wanted = typeof expand === 'string' ? readExpansions(expand) : null;
  if (wanted === null) return replyInvalid('expand', 'invalid', 'Dit kan niet worden opgehaald.');
  return { show: (stored) => ({ ...stored.zaak, _expand: expandZaak(call.origin, stored, wanted) }) };
}

/** The CRS headers are compulsory: absent is 412, another CRS is 406 for the answer and 415 for the question. */
function checkHeaders({ headers }: StandInRequest): StandInReply | null {
  if (!(headers['content-type'] ?? '').startsWith('application/json'))
    return replyFout(415, 'unsupported_media_type', 'Alleen application/json.');
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
