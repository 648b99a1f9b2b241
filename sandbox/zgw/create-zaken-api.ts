import type { Zaak } from '../dossiers/dossier.ts';
import { replyJson, startStandIn } from '../stand-in.ts';
import type { StandIn, StandInReply, StandInRequest, StandInTls } from '../stand-in.ts';
import { answerZoek } from './answer-zoek.ts';
import { paginate } from './paginate.ts';
import { replyFout, replyInvalid } from './problem.ts';
import { verifyZgwToken } from './verify-zgw-token.ts';
import type { ZgwClient } from './verify-zgw-token.ts';
import { storeZaak } from './zaak-store.ts';
import type { StoredZaak } from './zaak-store.ts';
import type { ZakenCall } from './zaken-call.ts';

/** What a register of municipal cases is made of. */
export interface ZakenOptions {
  /** The hub as a client of this register. */
  readonly client: ZgwClient;
  readonly tls?: StandInTls;
  /** Cases per page, default 5; the real ones have 100. */
  readonly pageSize?: number;
  readonly clock?: () => number;
}

/**
 * Starts a register of cases that speaks the ZGW Zaken API 1.7 (base path `/zaken/api/v1`), as far as reading goes: `_zoek`, one case, and
 * the lists of roles, statuses and properties. It asks for the CRS headers and a ZGW token, and errs in problem+json.
 */
export async function createZakenApi(name: string, source: readonly Zaak[], options: ZakenOptions): Promise<StandIn> {
  const clock = options.clock ?? Date.now;
  const pageSize = options.pageSize ?? 5;
  let stored: readonly StoredZaak[] | null = null;

  const handler = async (request: StandInRequest): Promise<StandInReply> => {
    const origin = request.url.origin;
    stored ??= source.map((zaak, index) => storeZaak(origin, name, zaak, index + 1));
    const answer = routeOf(request);
    if (answer === null) return replyFout(404, 'not_found', 'Niet gevonden.');
    const refused = await verifyZgwToken(request, options.client, new Date(clock()));
    if (refused !== null) return refused;
    if (request.fault?.kind === 'wrongSchema') return replyJson(200, { count: 'veel', results: { zaken: [] } });
    return answer({ request, origin, zaken: stored, pageSize, endless: request.fault?.kind === 'endlessPaging' });
  };

  const standIn = await startStandIn({
    name,
    handler,
    clock,
    tokenRefused: () => replyFout(401, 'not_authenticated', 'De token is ongeldig.'),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  });
  return { ...standIn, url: `${standIn.url}/zaken/api/v1` };
}

type Answer = (call: ZakenCall, uuid: string) => StandInReply;

/** What answers this request; null when nothing does. */
function routeOf(request: StandInRequest): ((call: ZakenCall) => StandInReply) | null {
  const [, path] = /^\/zaken\/api\/v1(\/.*)$/.exec(request.url.pathname) ?? [];
  const route = routes.find(([method, pattern]) => method === request.method && path !== undefined && pattern.test(path));
  return route === undefined ? null : (call) => route[2](call, route[1].exec(path ?? '')?.[1] ?? '');
}

const routes: readonly (readonly [method: string, pattern: RegExp, answer: Answer])[] = [
  ['POST', /^\/zaken\/_zoek$/, (call) => answerZoek(call)],
  ['GET', /^\/zaken\/([\da-f-]{36})$/, (call, uuid) => one(call, uuid, (stored) => stored.zaak)],
  ['GET', /^\/zaken\/([\da-f-]{36})\/zaakeigenschappen$/, (call, uuid) => one(call, uuid, (stored) => stored.eigenschappen)],
  ['GET', /^\/rollen$/, (call) => list(call, (stored) => stored.rollen)],
  ['GET', /^\/statussen$/, (call) => list(call, (stored) => (stored.status === null ? [] : [stored.status]))],
];

function one(call: ZakenCall, uuid: string, part: (stored: StoredZaak) => unknown): StandInReply {
  const stored = call.zaken.find((zaak) => zaak.zaak.uuid === uuid);
  if (stored === undefined) return replyFout(404, 'not_found', 'Niet gevonden.');
  return replyJson(200, part(stored), 'application/json', { 'api-version': '1.7.0', 'content-crs': 'EPSG:4326' });
}

/** A list of the parts of one case, or of all; like Open Zaak it refuses query parameters that it does not know. */
function list(call: ZakenCall, parts: (stored: StoredZaak) => readonly unknown[]): StandInReply {
  const query = call.request.url.searchParams;
  const unknown = [...query.keys()].find((name) => name !== 'zaak' && name !== 'page');
  if (unknown !== undefined) return replyInvalid('nonFieldErrors', 'unknown-parameters', 'Onbekende query parameter.');
  const zaak = query.get('zaak');
  const found = call.zaken.filter((stored) => zaak === null || zaak === '' || stored.zaak.url === zaak).flatMap(parts);
  return paginate(call, found);
}
