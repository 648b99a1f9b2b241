import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asyncApi } from './asyncapi.ts';
import { catalogue, type EventDefinition, type EventType } from './catalogue/catalogue.ts';
import { toCloudEvent } from './envelope.ts';
import { exampleData } from './testing/example-data.ts';

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const document = parse(text('../docs/asyncapi.yaml')) as { components: { messages: Record<string, { payload: object }> } };
const types = (Object.entries(catalogue) as [EventType, EventDefinition][])
  .filter(([, { audience }]) => audience !== 'NOBODY' && audience !== 'DESK')
  .map(([type]) => type);

let standard: ValidateFunction;
const errors = () => (standard.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${String(message)}`);
beforeAll(() => {
  standard = formats.default(new Ajv({ strict: false })).compile(JSON.parse(text('./reference/asyncapi-3.0.0.schema.json')) as object);
}, 60_000);

test('the document is what the catalogue says', () => {
  expect(document).toEqual(asyncApi());
});

test('the document is AsyncAPI 3.0.0', () => {
  expect(standard(document), errors().join('\n')).toBe(true);
});

test.each([
  ['another version', { asyncapi: '2.6.0' }],
  ['no title', { info: { version: '1' } }],
  ['a channel with a field of AsyncAPI 2', { channels: { recipient: { subscribe: {} } } }],
  ['an operation that does nothing', { operations: { tell: { channel: { $ref: '#/channels/recipient' } } } }],
])('with %s it would not be', (_, wrong) => {
  expect(standard({ ...document, ...wrong })).toBe(false);
});

test('every reference in the document leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '');
  const target = (path: string) =>
    path.split('/').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((path) => target(path) === undefined)).toEqual([]);
});

test.each(types)('an event %s is valid against its own message, and against no other', (type) => {
  const ajv = formats.default(
    new Ajv({ strict: false, schemas: { document: { $id: 'https://gezinsbeeld.example/asyncapi.yaml', ...document } } }),
  );
  const event = toCloudEvent(
    { eventId: 'e-1', caseId: 's1', type, subject: 's1-m1', data: exampleData(type), occurredAt: new Date(0) },
    { oin: '00000099000000001000', baseUrl: 'https://gezinsbeeld.example' },
  );
  const fits = types.filter((one) =>
    ajv.validate({ $ref: `https://gezinsbeeld.example/asyncapi.yaml#/components/messages/${one}/payload` }, event),
  );
  expect(fits, ajv.errorsText()).toEqual([type]);
  expect(
    ajv.validate(
      { $ref: `https://gezinsbeeld.example/asyncapi.yaml#/components/messages/${type}/payload` },
      { ...event, data: { name: 'Mark' } },
    ),
  ).toBe(false);
});

test('who validates with the document can read an event to which a later hub adds something', () => {
  const ajv = formats.default(new Ajv({ strict: false }));
  const { about = [] } = exampleData('nl.gezinsbeeld.record.changed.v1') as { about?: readonly object[] };
  const { schemas } = asyncApi()['components'] as { schemas: Record<string, object> };
  const later = { about: about.map((each) => ({ ...each, since: 'x' })), more: 1 };
  expect(ajv.validate(schemas['nl.gezinsbeeld.record.changed.v1'] ?? false, later), ajv.errorsText()).toBe(true);
});

test('what nobody outside hears of is not in the document', () => {
  expect(JSON.stringify(document)).not.toMatch(/waiver\.refused|signal\.raised|rights-request/);
});
