import { replyJson } from '../stand-in.ts';
import type { StandInReply } from '../stand-in.ts';
import { replyFout } from './problem.ts';
import type { ZakenCall } from './zaken-call.ts';

/** One page of a list with `count`, `next` and `previous`, absolute; a page that is not there is a 404. The page of a `_zoek` is asked for with the same body. */
export function paginate(call: ZakenCall, found: readonly unknown[]): StandInReply {
  const page = Number(call.request.url.searchParams.get('page') ?? '1');
  const last = Math.max(1, Math.ceil(found.length / call.pageSize));
  if (!Number.isSafeInteger(page) || page < 1 || (page > last && !call.endless)) return replyFout(404, 'not_found', 'Ongeldige pagina.');
  const start = ((page - 1) % last) * call.pageSize;
  const url = (number: number): string => {
    const address = new URL(call.request.url);
    address.searchParams.set('page', String(number));
    return address.href;
  };
  const body = {
    count: found.length,
    next: call.endless || page < last ? url(page + 1) : null,
    previous: page > 1 ? url(page - 1) : null,
    results: found.slice(start, start + call.pageSize),
  };
  return replyJson(200, body, 'application/json', { 'api-version': '1.7.0', 'content-crs': 'EPSG:4326' });
}
