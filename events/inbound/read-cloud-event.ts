import { z } from 'zod';
import type { EventFacts } from '../event-facts.ts';
import type { Announced, AnnouncedPerson, InboundMessage } from './announcement.ts';
import { PoisonMessage, type DeadReason } from './errors.ts';
import { inboundTypes, type InboundType } from './inbound-types.ts';

/** CloudEvents 1.0 in structured JSON with the NL GOV profile, as far as the hub relies on it; other attributes are left alone. */
const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(500),
  source: z.string().regex(/^urn:nld:/),
  type: z.string(),
  datacontenttype: z.literal('application/json').optional(),
  data: z.looseObject({}),
});

/**
 * Reads a CloudEvent of a recipient (`source` is OIN/role). Throws a PoisonMessage: for what is no CloudEvent, a type that the hub does not receive, a `source` that is of another
 * organisation (`urn:nld:oin:<OIN>:…`), and data that are not what the type says, with the path of the first field that is wrong.
 */
export async function readCloudEvent({ source, body }: Pick<InboundMessage, 'source' | 'body'>): Promise<readonly Announced[]> {
  const event = parse(envelope, parseJson(body), 'ENVELOPE');
  if (!Object.hasOwn(inboundTypes, event.type)) throw new PoisonMessage('UNKNOWN_TYPE', 'type');
  if (!isOf(source, event.source)) throw new PoisonMessage('FOREIGN_SOURCE', 'source');
  return [readData(event.type as InboundType, event.data)];
}

/** The id of a CloudEvent, by which it is known a second time; null for what has none. */
export function idOfCloudEvent(body: string): string | null {
  try {
    return z.object({ id: z.string().min(1).max(500) }).parse(JSON.parse(body)).id;
  } catch {
    return null;
  }
}

function isOf(recipient: string, urn: string): boolean {
  const own = `urn:nld:oin:${recipient.split('/', 1)[0] ?? ''}`;
  return urn === own || urn.startsWith(`${own}:`);
}

function readData(type: InboundType, data: unknown): Announced {
  switch (type) {
    case 'nl.gezinsbeeld.receipt.v1':
      return { kind: 'RECEIPT', event: parse(inboundTypes[type].data, data, 'SCHEMA', 'data').event };
    case 'nl.gezinsbeeld.announcement.changed.v1': {
      const { person, classes, change, object, changedAt, ...facts } = parse(inboundTypes[type].data, data, 'SCHEMA', 'data');
      // A release is a decision for one case (Wpg 18 to 20), under whatever name it comes.
      const releases = change === 'RELEASE' || facts.release === 'RELEASED' || facts.releasedTo !== undefined;
      if (releases && 'bsn' in person && person.caseReference === undefined) throw new PoisonMessage('SCHEMA', 'data.person.caseReference');
      return { kind: 'CHANGED', person: personOf(person), classes, change, object, changedAt: new Date(changedAt), facts: factsOf(facts) };
    }
  }
}

type ReadPerson = z.output<(typeof inboundTypes)['nl.gezinsbeeld.announcement.changed.v1']['data']>['person'];

function personOf(person: ReadPerson): AnnouncedPerson {
  if ('member' in person) return { memberId: person.member };
  const { bsn, caseReference } = person;
  return { bsn, ...(caseReference !== undefined && { caseReference }) };
}

interface ReadFacts {
  readonly confidentiality: EventFacts['confidentiality'] | null;
  readonly release?: EventFacts['release'];
  readonly releasedTo?: readonly string[] | undefined;
  readonly releasedUntil?: string | undefined;
}

/** Null when it is about no one record. */
function factsOf({ confidentiality, release, releasedTo, releasedUntil }: ReadFacts): EventFacts | null {
  if (confidentiality === null && release === undefined && releasedTo === undefined) return null;
  return {
    ...(confidentiality !== null && confidentiality !== undefined && { confidentiality }),
    ...(release !== undefined && { release }),
    ...(releasedTo !== undefined && { releasedTo }),
    ...(releasedUntil !== undefined && { releasedUntil }),
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new PoisonMessage('NOT_JSON');
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, reason: DeadReason, at = ''): z.output<Schema> {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data;
  throw new PoisonMessage(reason, [...(at === '' ? [] : [at]), ...deepest(error.issues[0])].join('.'));
}

/** Where a union fits in none of its ways, the path goes on into the way that comes furthest. */
function deepest(issue: z.core.$ZodIssue | undefined): readonly string[] {
  if (issue === undefined) return [];
  const path = issue.path.map(String);
  if (issue.code !== 'invalid_union') return path;
  const ways = issue.errors.map((issues) => deepest(issues[0]));
  return [...path, ...(ways.toSorted((a, b) => b.length - a.length)[0] ?? [])];
}
