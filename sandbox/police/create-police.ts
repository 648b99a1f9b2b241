import { partnerAudience } from '../authorise-partner-call.ts';
import type { PartnerTokens } from '../authorise-partner-call.ts';
import { createDossiers } from '../dossiers/create-dossiers.ts';
import type { PoliceItem } from '../dossiers/dossier.ts';
import { families } from '../families/families.ts';
import { createNotifier } from '../send-notification.ts';
import type { SentNotification, Subscriber } from '../send-notification.ts';
import { replyJson, startStandIn } from '../stand-in.ts';
import type { StandIn, StandInReply, StandInRequest, StandInTls } from '../stand-in.ts';
import { createReleaseDesk } from './announce-release.ts';
import type { ReleaseDesk, ReleaseMessage } from './announce-release.ts';
import { findItems } from './find-items.ts';
import { readQuestion } from './read-question.ts';

/** What the sandbox's police are made of; `dossiers` default to the sandbox's own. */
export interface PoliceOptions {
  readonly tokens: PartnerTokens;
  /** Mutual TLS; without it the register is plain HTTP, which is for tests of the register alone. */
  readonly tls?: StandInTls;
  /** The sandbox's set day, YYYY-MM-DD: by it a restraining order runs or has ended. */
  readonly day: string;
  readonly dossiers?: { readonly police: readonly PoliceItem[] };
  /** Items per page, default 10. */
  readonly pageSize?: number;
  readonly clock?: () => number;
  /** The instant of a decision, as messages tell it; the real time unless given. */
  readonly now?: () => Date;
}

/** The police's register, in which something can be released or taken back, and whose subscribers then hear of it. */
export interface PoliceStandIn extends StandIn {
  /** Every message that was sent. */
  readonly sent: readonly SentNotification[];
  subscribe(subscriber: Subscriber): void;
  /** The desk at which releases are decided; what it answers goes to the subscribers by `announce`. */
  readonly desk: ReleaseDesk;
  announce(message: ReleaseMessage): Promise<readonly number[]>;
}

/** The OAuth scope that the register asks for. */
export const policeScope = 'verstrekkingen:lezen';

/**
 * Starts the police's release register: the fictional interface of release-register.openapi.yaml, over mutual TLS and with a bearer token.
 * An error repeats nothing of the question.
 */
export async function createPolice(options: PoliceOptions): Promise<PoliceStandIn> {
  const items = [...(options.dossiers ?? createDossiers(families, options.day)).police];
  const notifier = createNotifier();
  const subscribers: Subscriber[] = [];
  const pageSize = options.pageSize ?? 10;

  const handler = async (request: StandInRequest): Promise<StandInReply> => {
    if (request.url.pathname !== '/verstrekkingen/_zoek') return replyFout(404, 'Niet gevonden');
    if (request.method !== 'POST') return replyFout(405, 'Alleen POST', { allow: 'POST' });
    const call = await options.tokens.authorise(request, { audience: partnerAudience('police'), scopes: [policeScope] });
    return call.allowed ? answer(request) : refuse(call.status);
  };
  const answer = (request: StandInRequest): StandInReply => {
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return replyFout(415, 'Alleen application/json');
    if (request.fault?.kind === 'wrongSchema') return replyJson(200, { items: { ZORGMELDING: 'veel' }, volgendePagina: 'straks' });
    const question = readQuestion(request.body);
    if (question === null) return replyFout(400, 'De vraag klopt niet');
    return replyJson(
      200,
      pageOf(findItems(items, question, options.day), question.pagina ?? 1, pageSize, request.fault?.kind === 'endlessPaging'),
    );
  };

  const standIn = await startStandIn({
    name: 'police',
    handler,
    tokenRefused: () => refuse(401),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  });
  return {
    ...standIn,
    sent: notifier.sent,
    subscribe: (subscriber) => void subscribers.push(subscriber),
    desk: createReleaseDesk(items, options.now ?? (() => new Date())),
    announce: (message) => Promise.all(subscribers.map((subscriber) => notifier.send(subscriber, message))),
  };
}

/** One page; a page beyond the last is empty. An endless list starts again from the first page. */
function pageOf<T>(
  found: readonly T[],
  page: number,
  size: number,
  endless: boolean,
): { items: readonly T[]; volgendePagina: number | null } {
  const last = Math.max(1, Math.ceil(found.length / size));
  const shown = endless ? ((page - 1) % last) + 1 : page;
  return { items: found.slice((shown - 1) * size, shown * size), volgendePagina: endless || page < last ? page + 1 : null };
}

function refuse(status: 401 | 403): StandInReply {
  return replyFout(status, status === 401 ? 'Geen geldige token' : 'De token staat dit niet toe', {
    'www-authenticate': `Bearer error="${status === 401 ? 'invalid_token' : 'insufficient_scope'}"`,
  });
}

function replyFout(status: number, title: string, headers: Readonly<Record<string, string>> = {}): StandInReply {
  return replyJson(status, { type: 'about:blank', title, status }, 'application/problem+json', headers);
}
