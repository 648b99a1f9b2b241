import { randomUUID } from 'node:crypto';

import { partnerAudience } from '../authorise-partner-call.ts';
import type { PartnerTokens } from '../authorise-partner-call.ts';
import { createDossiers } from '../dossiers/create-dossiers.ts';
import type { GgzDossier } from '../dossiers/dossier.ts';
import { families, personByBsn } from '../families/families.ts';
import type { SentNotification, Subscriber } from '../send-notification.ts';
import { startStandIn } from '../stand-in.ts';
import type { StandIn, StandInReply, StandInRequest, StandInTls } from '../stand-in.ts';
import { allowsType } from './allows-type.ts';
import { answerSearch } from './answer-search.ts';
import { capabilityStatement } from './capability-statement.ts';
import { createFhirStore, resourceTypes } from './fhir-store.ts';
import type { FhirStore, ResourceType, StoredResource } from './fhir-store.ts';
import { replyFhir, replyOutcome } from './operation-outcome.ts';
import { createResultPages } from './result-pages.ts';
import type { ResultPages } from './result-pages.ts';
import { selectElements } from './select-elements.ts';
import { createSubscription } from './subscription.ts';
import type { TopicSubscription } from './subscription.ts';
import { institution, writePatientFile } from './write-patient-file.ts';

/** What the sandbox's GGZ institution is made of; `dossiers` default to the sandbox's own. */
export interface GgzOptions {
  readonly tokens: PartnerTokens;
  readonly tls?: StandInTls;
  /** The sandbox's set day, YYYY-MM-DD. */
  readonly day: string;
  readonly dossiers?: { readonly ggz: readonly GgzDossier[] };
  /** Matches per page, default 5; a client's `_count` can only make it smaller. */
  readonly pageSize?: number;
  /** How long the pages of a search can be asked for, default five minutes. */
  readonly pageLifetimeMs?: number;
  readonly clock?: () => number;
  /** The instant of a change, as notifications tell it; the real time unless given. */
  readonly now?: () => Date;
  readonly newId?: () => string;
}

/** A GGZ stand-in, whose result pages can be made to expire, and in which something can be made to change. */
export interface GgzStandIn extends StandIn {
  /** Forgets every result page: asking for one is answered with 410. */
  expirePages(): void;
  /** Every notification that was sent. */
  sent(): readonly SentNotification[];
  /** Makes the topic-based subscription of this subscriber, in the place of an earlier one, and shakes hands; answers whether it is active. */
  subscribe(subscriber: Subscriber): Promise<boolean>;
  /** The active subscription, or null. */
  subscription(): TopicSubscription | null;
  /** Names the resource (`Type/id`) of this type in the file of the person with this BSN, or null. */
  find(bsn: string, type: ResourceType): string | null;
  /** Keeps a changed resource and announces it; `lost` makes the notification get lost on the way. */
  put(resource: StoredResource, lost?: boolean): Promise<void>;
  /** Writes into a resource (`Type/id`) that it was changed now, and announces it; false when there is none. */
  touch(reference: string, lost?: boolean): Promise<boolean>;
  /** Deletes a resource (`Type/id`) and announces that; false when there is none. */
  remove(reference: string): Promise<boolean>;
}

/**
 * Starts the GGZ institution: a FHIR R4 server (base path `/fhir`) that reads and searches as HL7 FHIR R4 says, with the liberties that
 * real servers take: an empty or unknown parameter narrows nothing, `total` is only given on request, pages expire, deleted is 410.
 * Callers need a SMART Backend Services token with `system/*.rs` or the like.
 */
export async function createGgz(options: GgzOptions): Promise<GgzStandIn> {
  const files = (options.dossiers ?? createDossiers(families, options.day)).ggz;
  const store = createFhirStore([
    { resource: institution(), deleted: false },
    ...files.flatMap((file, index) => writePatientFile(file, personByBsn(file.bsn), index + 1)),
  ]);
  const clock = options.clock ?? Date.now;
  const now = options.now ?? (() => new Date());
  let subscription: TopicSubscription | null = null;
  const pages = createResultPages(store, { clock, newId: options.newId ?? randomUUID, lifetimeMs: options.pageLifetimeMs ?? 300_000 });
  const pageSize = options.pageSize ?? 5;

  const handler = async (request: StandInRequest): Promise<StandInReply> => {
    const base = `${request.url.origin}/fhir`;
    const target = targetOf(request.url);
    if (target.kind === 'subscription') return answerSubscription(request, target);
    if (target.kind === 'unknown') return replyOutcome(404, 'not-supported', 'Unknown resource type or operation');
    if (target.kind === 'metadata') return replyFhir(200, capabilityStatement(base, options.day));
    const call = await options.tokens.authorise(request, { audience: partnerAudience('ggz') });
    if (!call.allowed) return refuse(call.status);
    if (!allowsType(call.scopes, target.kind === 'page' ? '*' : target.type, target.kind === 'read' ? 'r' : 's')) return refuse(403);
    if (request.fault?.kind === 'wrongSchema')
      return replyFhir(200, { resourceType: 'Bundle', type: 'searchset', entry: { resource: 'veel' } });
    return answer(target, request, base);
  };
  const answerSubscription = async (request: StandInRequest, target: Extract<Target, { kind: 'subscription' }>): Promise<StandInReply> => {
    const call = await options.tokens.authorise(request, { audience: partnerAudience('ggz') });
    if (!call.allowed) return refuse(call.status);
    if (!allowsType(call.scopes, 'Subscription', 'r')) return refuse(403);
    return readSubscription(target.id === subscriptionId ? subscription : null, target.operation, request.url.searchParams);
  };
  const answer = (
    target: Exclude<Target, { kind: 'metadata' | 'unknown' | 'subscription' }>,
    request: StandInRequest,
    base: string,
  ): StandInReply => {
    const endless = request.fault?.kind === 'endlessPaging';
    if (target.kind === 'page') return answerPage(pages, request, endless);
    if (target.kind === 'read') return answerRead(store, target, request);
    return answerSearch({ store, pages, pageSize, base, type: target.type, request, endless });
  };

  const standIn = await startStandIn({
    name: 'ggz',
    handler,
    clock,
    tokenRefused: () => refuse(401),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  });
  const url = `${standIn.url}/fhir`;
  const happened = async (focus: string, lost?: boolean): Promise<void> => void (await subscription?.happened(focus, lost));
  const put = async (resource: StoredResource, lost?: boolean): Promise<void> => {
    store.put(resource);
    await happened(`${resource.resourceType}/${resource.id ?? ''}`, lost);
  };
  return {
    ...standIn,
    url,
    expirePages: () => pages.expire(),
    sent: () => subscription?.sent ?? [],
    async subscribe(subscriber) {
      subscription = createSubscription(subscriptionId, () => url, subscriber, now);
      return subscription.handshake();
    },
    subscription: () => subscription,
    find: (bsn, type) => findIn(store, bsn, type),
    put,
    async touch(reference, lost) {
      const [type, id] = placeOf(reference);
      const resource = store.read(type, id);
      if (resource === null || resource === 'deleted') return false;
      await put({ ...resource, meta: { ...resource.meta, lastUpdated: now().toISOString() } }, lost);
      return true;
    },
    async remove(reference) {
      const [type, id] = placeOf(reference);
      if (!store.remove(type, id)) return false;
      await happened(reference);
      return true;
    },
  };
}

/** What the one subscription of this server is called. */
const subscriptionId = 'gezinsbeeld';

function placeOf(reference: string): readonly [type: ResourceType, id: string] {
  const [type = '', id = ''] = reference.split('/');
  return [type as ResourceType, id];
}

function findIn(store: FhirStore, bsn: string, type: ResourceType): string | null {
  const patients = store.all('Patient').filter((one) => 'identifier' in one && one.identifier?.some(({ value }) => value === bsn));
  const names = new Set(patients.map(({ id }) => `Patient/${id ?? ''}`));
  const found = store.all(type).find((one) => names.has(ownerOf(one)));
  return found === undefined ? null : `${type}/${found.id ?? ''}`;
}

function ownerOf(resource: StoredResource): string {
  if ('subject' in resource) return resource.subject?.reference ?? '';
  return 'patient' in resource ? (resource.patient.reference ?? '') : `${resource.resourceType}/${resource.id ?? ''}`;
}

function readSubscription(subscription: TopicSubscription | null, operation: string | null, query: URLSearchParams): StandInReply {
  if (subscription === null) return replyOutcome(404, 'not-found', 'No such subscription');
  if (operation === null) return replyFhir(200, subscription.resource());
  if (operation === '$status') return replyFhir(200, subscription.status());
  if (operation !== '$events') return replyOutcome(404, 'not-supported', 'Unknown operation');
  const numberOf = (name: string, usual: number): number => Number(query.get(name) ?? usual);
  return replyFhir(200, subscription.events(numberOf('eventsSinceNumber', 1), numberOf('eventsUntilNumber', Number.MAX_SAFE_INTEGER)));
}

/** What an address asks for. */
type Target =
  | { readonly kind: 'metadata' }
  | { readonly kind: 'page' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'subscription'; readonly id: string; readonly operation: string | null }
  | { readonly kind: 'search'; readonly type: ResourceType }
  | { readonly kind: 'read'; readonly type: ResourceType; readonly id: string };

function targetOf({ pathname, searchParams }: URL): Target {
  const [, root, type = '', id, ...more] = pathname.split('/');
  if (root !== 'fhir') return { kind: 'unknown' };
  if (type === 'Subscription') return subscriptionAt(id, more);
  if (more.length > 0) return { kind: 'unknown' };
  if (type === 'metadata') return { kind: 'metadata' };
  if (type === '' && searchParams.has('_getpages')) return { kind: 'page' };
  return resourceAt(type, id);
}

function resourceAt(type: string, id: string | undefined): Target {
  if (!isResourceType(type)) return { kind: 'unknown' };
  return id === undefined || id === '_search' ? { kind: 'search', type } : { kind: 'read', type, id };
}

function subscriptionAt(id: string | undefined, [operation, ...more]: readonly string[]): Target {
  return id === undefined || more.length > 0 ? { kind: 'unknown' } : { kind: 'subscription', id, operation: operation ?? null };
}

function isResourceType(type: string): type is ResourceType {
  return (resourceTypes as readonly string[]).includes(type);
}

function answerPage(pages: ResultPages, request: StandInRequest, endless: boolean): StandInReply {
  const page = pages.next(request.url.searchParams, endless);
  return page === null ? replyOutcome(410, 'expired', 'The page has expired, start the search again') : replyFhir(200, page);
}

function answerRead(
  store: FhirStore,
  { type, id }: { readonly type: ResourceType; readonly id: string },
  request: StandInRequest,
): StandInReply {
  if (request.method !== 'GET') return replyOutcome(405, 'not-supported', 'This server only reads');
  const found = store.read(type, id);
  if (found === null) return replyOutcome(404, 'not-found', 'No such resource');
  if (found === 'deleted') return replyOutcome(410, 'deleted', 'The resource was deleted');
  const elements = request.url.searchParams.get('_elements') ?? '';
  return replyFhir(200, elements === '' ? found : selectElements(found, elements.split(',')), { etag: 'W/"1"' });
}

function refuse(status: 401 | 403): StandInReply {
  if (status === 403) return replyOutcome(403, 'forbidden', 'The token does not allow this');
  return replyOutcome(401, 'login', 'No valid access token', { 'www-authenticate': 'Bearer error="invalid_token"' });
}
