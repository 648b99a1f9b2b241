import { createHandler } from 'graphql-http';

import { partnerAudience } from '../authorise-partner-call.ts';
import type { PartnerTokens } from '../authorise-partner-call.ts';
import { createDossiers } from '../dossiers/create-dossiers.ts';
import type { YouthDossier } from '../dossiers/dossier.ts';
import { families } from '../families/families.ts';
import { organisations } from '../identity/demo-people.ts';
import { createNotifier } from '../send-notification.ts';
import type { SentNotification, Subscriber } from '../send-notification.ts';
import { replyJson, startStandIn } from '../stand-in.ts';
import type { StandIn, StandInReply, StandInRequest, StandInTls } from '../stand-in.ts';
import { createYouthSchema } from './create-youth-schema.ts';
import { writeAnnouncement } from './write-announcement.ts';
import type { YouthAnnouncement } from './write-announcement.ts';

/** What the sandbox's youth and family centre is made of; `dossiers` default to the sandbox's own. */
export interface CjgOptions {
  readonly tokens: PartnerTokens;
  readonly tls?: StandInTls;
  /** The sandbox's set day, YYYY-MM-DD. */
  readonly day: string;
  readonly dossiers?: { readonly cjg: readonly YouthDossier[] };
  readonly clock?: () => number;
  /** The instant of a change, as announcements tell it; the real time unless given. */
  readonly now?: () => Date;
}

/** A youth and family centre that tells its subscribers when a file changes. */
export interface CjgStandIn extends StandIn {
  /** Every announcement that was sent. */
  readonly sent: readonly SentNotification[];
  subscribe(subscriber: Subscriber): void;
  /** Announces that a record of this person changed, to every subscriber; answers the status of each. */
  announce(change: Pick<YouthAnnouncement, 'bsn' | 'change'> & Partial<YouthAnnouncement>): Promise<readonly number[]>;
}

/** The OAuth scope that the CJG asks for. */
export const cjgScope = 'cjg:read';

/**
 * Starts the youth and family centre: a Federation 2 subgraph over HTTP (path `/graphql`), GraphQL over HTTP by the specification. Nothing,
 * not even `_service`, is answered without a bearer token with `cjg:read`.
 */
export async function createCjg(options: CjgOptions): Promise<CjgStandIn> {
  const schema = createYouthSchema((options.dossiers ?? createDossiers(families, options.day)).cjg);
  const answer = createHandler<StandInRequest>({ schema });

  const handler = async (request: StandInRequest): Promise<StandInReply> => {
    if (request.url.pathname !== '/graphql') return replyJson(404, { errors: [{ message: 'Not found' }] });
    const call = await options.tokens.authorise(request, { audience: partnerAudience('cjg'), scopes: [cjgScope] });
    if (!call.allowed) return refuse(call.status);
    const fault = faultyReply(request);
    if (fault !== null) return fault;
    const [body, { status, headers }] = await answer({
      method: request.method,
      url: request.url.href,
      headers: request.headers,
      body: request.body,
      raw: request,
      context: undefined,
    });
    return { status, ...(headers === undefined ? {} : { headers }), ...(body === null ? {} : { body }) };
  };

  const standIn = await startStandIn({
    name: 'cjg',
    handler,
    tokenRefused: () => refuse(401),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  });
  const notifier = createNotifier();
  const subscribers: Subscriber[] = [];
  const now = options.now ?? (() => new Date());
  let announced = 0;
  return {
    ...standIn,
    url: `${standIn.url}/graphql`,
    sent: notifier.sent,
    subscribe: (subscriber) => void subscribers.push(subscriber),
    async announce(change) {
      announced += 1;
      const usual = { id: `cjg-${announced}`, record: `jeugddossier-${announced}`, confidentiality: 'OPEN', at: now() } as const;
      const event = writeAnnouncement(organisations.youth.oin, { ...usual, ...change });
      return Promise.all(subscribers.map((subscriber) => notifier.send(subscriber, event, 'application/cloudevents+json')));
    },
  };
}

function refuse(status: 401 | 403): StandInReply {
  const headers = { 'www-authenticate': `Bearer error="${status === 401 ? 'invalid_token' : 'insufficient_scope'}"` };
  return replyJson(status, { errors: [{ message: status === 401 ? 'Unauthorized' : 'Forbidden' }] }, 'application/json', headers);
}

/** GraphQL has no pages: its endless list is one answer of about forty million characters. */
function faultyReply({ fault }: StandInRequest): StandInReply | null {
  if (fault?.kind === 'wrongSchema')
    return replyJson(200, {
      data: { _entities: [{ __typename: 'FamilyMember', youthProvisions: 'veel', youthEpisodes: { fromYear: 'ooit' } }] },
    });
  if (fault?.kind !== 'endlessPaging') return null;
  const endless = '{"category":"Ambulante jeugdhulp"},'.repeat(1_150_000);
  const body = `{"data":{"_entities":[{"__typename":"FamilyMember","youthProvisions":[${endless}{}]}]}}`;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}
