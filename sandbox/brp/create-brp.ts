import { partnerAudience } from '../authorise-partner-call.ts';
import type { PartnerTokens } from '../authorise-partner-call.ts';
import { allPersons } from '../families/families.ts';
import type { Person } from '../families/person.ts';
import { createNotifier } from '../send-notification.ts';
import type { SentNotification, Subscriber } from '../send-notification.ts';
import { replyJson, startStandIn } from '../stand-in.ts';
import type { StandIn, StandInReply, StandInRequest, StandInTls } from '../stand-in.ts';
import { checkQuery } from './check-query.ts';
import { selectFields } from './fields.ts';
import { filterPerson } from './filter-person.ts';
import { personsPath, problem } from './problem.ts';
import { wirePerson } from './wire-person.ts';
import type { Register } from './wire-person.ts';

/** What the BRP stand-in is made of. */
export interface BrpOptions {
  readonly tokens: PartnerTokens;
  /** Mutual TLS; without it the stand-in speaks plain HTTP. */
  readonly tls?: StandInTls;
  /** The day on which it is asked (YYYY-MM-DD): it decides ages and who is a minor. */
  readonly day: string;
  /** Who is registered, by BSN; default the whole data set. What changes in this map shows in the next answer. */
  readonly persons?: ReadonlyMap<string, Person>;
  /** The instant of a change, as announcements tell it; the real time unless given. */
  readonly now?: () => Date;
}

/** What of a person changed. */
export type CivilChange = 'naam' | 'geboorte' | 'verblijfplaats' | 'relaties' | 'gezag';

/** A BRP whose supplier tells subscribers when a person changes. The BRP itself has no such thing: these CloudEvents are fictional. */
export interface BrpStandIn extends StandIn {
  /** Every announcement that was sent. */
  readonly sent: readonly SentNotification[];
  subscribe(subscriber: Subscriber): void;
  /** Announces that this person changed, to every subscriber; answers the status of each. */
  announce(bsn: string, changed?: readonly CivilChange[]): Promise<readonly number[]>;
}

/** Starts a stand-in for the BRP API Personen 2.7 (base path `/haalcentraal/api/brp`): `POST /personen`, search by BSN, with custody (gezag). */
export async function createBrp(options: BrpOptions): Promise<BrpStandIn> {
  const register: Register = { persons: options.persons ?? allPersons, day: options.day };
  const standIn = await startStandIn({
    name: 'brp',
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    tokenRefused: () => unauthenticated,
    handler: async (request) => {
      const refusal = checkTransport(request);
      if (refusal !== null) return refusal;
      const call = await options.tokens.authorise(request, { audience: partnerAudience('brp'), scopes: ['brp:personen'] });
      if (!call.allowed) return call.status === 403 ? problem(403) : unauthenticated;
      return answer(request, register);
    },
  });
  const notifier = createNotifier();
  const subscribers: Subscriber[] = [];
  const now = options.now ?? (() => new Date());
  let announced = 0;
  return {
    ...standIn,
    url: `${standIn.url}/haalcentraal/api/brp`,
    sent: notifier.sent,
    subscribe: (subscriber) => void subscribers.push(subscriber),
    async announce(bsn, changed) {
      const event = {
        specversion: '1.0',
        id: `brp-${(announced += 1)}`,
        source: 'urn:nld:brp:sandbox',
        type: 'nl.brp.persoon.gewijzigd.v1',
        time: now().toISOString(),
        datacontenttype: 'application/json',
        data: { burgerservicenummer: bsn, ...(changed === undefined ? {} : { gewijzigd: changed }) },
      };
      return Promise.all(subscribers.map((subscriber) => notifier.send(subscriber, event, 'application/cloudevents+json')));
    },
  };
}

const unauthenticated = problem(401, [], { 'www-authenticate': 'Bearer error="invalid_token"' });

function checkTransport({ method, url, headers }: StandInRequest): StandInReply | null {
  if (url.pathname !== personsPath) return problem(404);
  if (method !== 'POST') return problem(405, [], { allow: 'POST' });
  const accept = headers['accept'] ?? '*/*';
  if (!/(^|,)\s*(\*\/\*|application\/(\*|json))/i.test(accept)) return problem(406);
  return /^application\/json(\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '') ? null : problem(415);
}

function answer({ body, headers, fault }: StandInRequest, register: Register): StandInReply {
  const query = checkQuery(body);
  if (!('bsns' in query)) return problem(400, query);
  const type = 'RaadpleegMetBurgerservicenummer';
  if (fault?.kind === 'wrongSchema') return replyJson(200, { type, personen: 'geen lijst' });
  const version = headers['accept-gezag-version'] === '2' ? 2 : 1;
  const selection = selectFields(query.fields);
  const found = [...new Set(query.bsns)]
    .flatMap((bsn) => register.persons.get(bsn) ?? [])
    .filter(({ municipality }) => query.municipality === null || query.municipality === municipality.code);
  const personen = found.map((person) => filterPerson(wirePerson(person, register, version), selection));
  return replyJson(200, { type, personen }, 'application/json; charset=utf-8');
}
