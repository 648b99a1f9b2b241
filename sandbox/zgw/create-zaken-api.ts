import type { Zaak, Zaaktype } from '../dossiers/dossier.ts';
import { createNotifier } from '../send-notification.ts';
import type { SentNotification, Subscriber } from '../send-notification.ts';
import { replyJson, startStandIn } from '../stand-in.ts';
import type { StandIn, StandInReply, StandInRequest, StandInTls } from '../stand-in.ts';
import { answerZoek } from './answer-zoek.ts';
import { expandZaak, readExpansions } from './expand-zaak.ts';
import { createAbonnementen, kenmerkenOf } from './notify-subscribers.ts';
import type { Notificatie } from './notify-subscribers.ts';
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
  /** The instant of a change, as notifications tell it; the real time unless given. */
  readonly now?: () => Date;
}

/** A register of cases in which something can be made to change, and whose subscribers then hear of it. */
export interface ZakenStandIn extends StandIn {
  /** Every notification that was sent. */
  readonly sent: readonly SentNotification[];
  /** Makes a subscription (abonnement) on the channel `zaken`, after the checks of an NRC; answers whether they held. */
  subscribe(subscriber: Subscriber): Promise<boolean>;
  /** The addresses of the cases about this person, in their order. */
  addresses(bsn: string): readonly string[];
  /** Gives the first case of this person (of this kind) another status, and announces it; null when there is no such case. */
  setStatus(bsn: string, status: string, type?: Zaaktype): Promise<Notificatie | null>;
  /** Takes the first case of this person away, and announces that; null when there is none. */
  destroy(bsn: string): Promise<Notificatie | null>;
}

/**
 * Starts a register of cases that speaks the ZGW Zaken API 1.7 (base path `/zaken/api/v1`), as far as reading goes: `_zoek`, one case, and
 * the lists of roles, statuses and properties. It asks for the CRS headers and a ZGW token, and errs in problem+json. What is made to change goes to its
 * subscribers in the form of the ZGW Notificaties API.
 */
export async function createZakenApi(name: string, source: readonly Zaak[], options: ZakenOptions): Promise<ZakenStandIn> {
  const clock = options.clock ?? Date.now;
  const now = options.now ?? (() => new Date());
  const pageSize = options.pageSize ?? 5;
  const notifier = createNotifier();
  const abonnementen = createAbonnementen(notifier);
  let kept: StoredZaak[] | null = null;
  const storedAt = (origin: string): StoredZaak[] => (kept ??= source.map((zaak, index) => storeZaak(origin, name, zaak, index + 1)));

  const handler = async (request: StandInRequest): Promise<StandInReply> => {
    const origin = request.url.origin;
    const stored = storedAt(origin);
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
  const announce = async ({ zaak }: StoredZaak, change: Pick<Notificatie, 'resource' | 'resourceUrl' | 'actie'>): Promise<Notificatie> => {
    const about = { hoofdObject: zaak.url, aanmaakdatum: now().toISOString(), kenmerken: kenmerkenOf(zaak) };
    const notificatie: Notificatie = { kanaal: 'zaken', ...change, ...about };
    await abonnementen.publish(notificatie);
    return notificatie;
  };
  let changes = 0;
  return {
    ...standIn,
    url: `${standIn.url}/zaken/api/v1`,
    sent: notifier.sent,
    subscribe: abonnementen.subscribe,
    addresses: (bsn) => storedAt(standIn.url).flatMap((one) => (one.source.bsn === bsn ? [one.zaak.url] : [])),
    async setStatus(bsn, status, type) {
      const stored = storedAt(standIn.url);
      const place = stored.findIndex((one) => one.source.bsn === bsn && (type === undefined || one.source.type === type));
      const before = stored[place];
      if (before === undefined) return null;
      const after = storeZaak(standIn.url, name, { ...before.source, status }, before.number, (changes += 1));
      stored[place] = after;
      return announce(after, { resource: 'status', resourceUrl: after.status?.url ?? after.zaak.url, actie: 'create' });
    },
    async destroy(bsn) {
      const stored = storedAt(standIn.url);
      const place = stored.findIndex((one) => one.source.bsn === bsn);
      const gone = stored[place];
      if (gone === undefined) return null;
      stored.splice(place, 1);
      return announce(gone, { resource: 'zaak', resourceUrl: gone.zaak.url, actie: 'destroy' });
    },
  };
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
  ['GET', /^\/zaken\/([\da-f-]{36})$/, (call, uuid) => one(call, uuid, (stored) => withExpansions(call, stored))],
  ['GET', /^\/zaken\/([\da-f-]{36})\/zaakeigenschappen$/, (call, uuid) => one(call, uuid, (stored) => stored.eigenschappen)],
  ['GET', /^\/rollen$/, (call) => list(call, (stored) => stored.rollen)],
  ['GET', /^\/statussen$/, (call) => list(call, (stored) => (stored.status === null ? [] : [stored.status]))],
];

/** A case with what `expand` asks for; what it does not know it leaves out. */
function withExpansions({ request, origin }: ZakenCall, stored: StoredZaak): unknown {
  const wanted = readExpansions(request.url.searchParams.get('expand') ?? '');
  return wanted === null ? stored.zaak : { ...stored.zaak, _expand: expandZaak(origin, stored, wanted) };
}

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
