import { catalogue, type EventDefinition } from './catalogue/catalogue.ts';
import { openSchema, type JsonSchema } from './catalogue/data-schema.ts';
import { inboundSchemas } from './inbound/inbound-schema.ts';
import { inboundTypes } from './inbound/inbound-types.ts';

const heard = (Object.entries(catalogue) as readonly (readonly [string, EventDefinition])[]).filter(
  ([, { audience }]) => audience !== 'NOBODY' && audience !== 'DESK',
);

const audiences: Readonly<Record<string, string>> = {
  CLASSES: 'Sent to who may, at that moment, know at least that something of the class exists about the member.',
  RECIPIENTS: 'Sent to the recipients for whom it makes a difference; each reads only itself among them.',
  EVERYONE: 'Sent to every recipient.',
};

function message(type: string, { nl, description, audience, tombstone }: EventDefinition): JsonSchema {
  return {
    name: type,
    title: nl,
    summary: description,
    description: [audiences[audience], ...(tombstone ? ['A tombstone: drop what you hold.'] : [])].join(' '),
    contentType: 'application/cloudevents+json',
    payload: {
      allOf: [
        { $ref: '#/components/schemas/cloudevent' },
        { type: 'object', properties: { type: { const: type }, data: { $ref: `#/components/schemas/${type}` } } },
      ],
    },
    bindings: {
      kafka: {
        key: { type: 'string', description: 'The id of the case; of what is about no case that of the match, or else of the event.' },
        bindingVersion: '0.5.0',
      },
    },
  };
}

const text = (description: string, rest: JsonSchema = {}): JsonSchema => ({ type: 'string', ...rest, description });

const cloudEvent: JsonSchema = {
  type: 'object',
  description: 'CloudEvents 1.0 in structured JSON, with the NL GOV profile. Leave attributes that you do not know alone.',
  required: ['specversion', 'id', 'source', 'type', 'time', 'dataref', 'datacontenttype', 'dataschema', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: text('Stable: an event that comes twice has the same id.', { minLength: 1 }),
    source: text('The hub that sends.', { pattern: '^urn:nld:oin:[0-9]{20}:systeem:gezinsbeeld$' }),
    type: text('Which kind of change; a breaking change gets another version.'),
    subject: text('The id of the one thing that it is about, mostly a member (gezinslid); never a BSN.'),
    time: text('When the change was made in the hub.', { format: 'date-time' }),
    dataref: text('Where to ask for more, with your own token and purpose; the case stands in the fragment.', { format: 'uri' }),
    datacontenttype: { const: 'application/json' },
    dataschema: text('The schema of the data in this document.', { format: 'uri' }),
    data: { type: 'object' },
  },
};

const announced = Object.entries(inboundTypes);

const announcement = (type: string, { nl, description }: { readonly nl: string; readonly description: string }): JsonSchema => ({
  name: type,
  title: nl,
  summary: description,
  description:
    'Sent by a recipient. The same id is the same message. What is not yours to announce is left alone, and you are not told what became of a message.',
  contentType: 'application/cloudevents+json',
  payload: {
    allOf: [
      { $ref: '#/components/schemas/announced-cloudevent' },
      { type: 'object', properties: { type: { const: type }, data: { $ref: `#/components/schemas/${type}` } } },
    ],
  },
});

const announcedCloudEvent: JsonSchema = {
  type: 'object',
  description:
    'CloudEvents 1.0 in structured JSON, with the NL GOV profile, as a recipient sends it. Other attributes are left alone; none may hold a BSN.',
  required: ['specversion', 'id', 'source', 'type', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: text('Unique with you, and stable: what you send twice has the same id.', { minLength: 1, maxLength: 500 }),
    source: text('You, with your own OIN.', { pattern: '^urn:nld:oin:[0-9]{20}(:.+)?$' }),
    type: text('Which kind of announcement.'),
    datacontenttype: { const: 'application/json' },
    data: { type: 'object' },
  },
};

const parameters = {
  oin: { description: 'The OIN of the organisation.', examples: ['00000099000000002000'] },
  role: { description: 'Its role, as in a recipient (OIN/role), in lower case.', examples: ['pol'] },
};

/** The AsyncAPI 3.0 document of what a recipient can receive, made from the catalogue, and of what it can announce; events that nobody outside hears of are not in it. */
export function asyncApi(): JsonSchema {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Gezinsbeeld: change events',
      version: '1.0.0',
      description:
        'Information-poor events: they say that something changed and where to ask, never what. Whether you get one is decided when it is delivered. At least once, in order per case. Fields may be added to a version; nothing else changes.',
      license: { name: 'EUPL-1.2' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      recipient: {
        address: 'gezinsbeeld.{oin}.{role}.v1',
        description: 'One organisation in one role (ontvanger).',
        parameters,
        messages: Object.fromEntries(heard.map(([type]) => [type, { $ref: `#/components/messages/${type}` }])),
      },
      announcements: {
        address: 'gezinsbeeld.{oin}.{role}.in.v1',
        description: 'What one organisation in one role tells the hub. Only it may write there: who sends is the topic.',
        parameters,
        messages: Object.fromEntries(announced.map(([type]) => [type, { $ref: `#/components/messages/${type}` }])),
      },
    },
    operations: {
      hear: {
        action: 'receive',
        channel: { $ref: '#/channels/announcements' },
        summary: 'The hub hears of changes at a source, and that something was dropped.',
        messages: announced.map(([type]) => ({ $ref: `#/channels/announcements/messages/${type}` })),
      },
      tell: {
        action: 'send',
        channel: { $ref: '#/channels/recipient' },
        summary: 'The hub tells a recipient of a change.',
        messages: heard.map(([type]) => ({ $ref: `#/channels/recipient/messages/${type}` })),
      },
    },
    components: {
      messages: {
        ...Object.fromEntries(heard.map(([type, definition]) => [type, message(type, definition)])),
        ...Object.fromEntries(announced.map(([type, definition]) => [type, announcement(type, definition)])),
      },
      schemas: {
        cloudevent: cloudEvent,
        'announced-cloudevent': announcedCloudEvent,
        ...inboundSchemas(),
        ...Object.fromEntries(heard.map(([type, definition]) => [type, openSchema(definition)])),
      },
    },
  };
}
