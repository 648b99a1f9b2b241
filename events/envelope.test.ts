import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { catalogue, type EventType } from './catalogue/catalogue.ts';
import { toCloudEvent } from './envelope.ts';
import { exampleData } from './testing/example-data.ts';

const ajv = formats.default(new Ajv2020({ strict: false }));
const profile = ajv.compile(
  JSON.parse(readFileSync(new URL('./reference/cloudevent-nlgov.schema.json', import.meta.url), 'utf8')) as object,
);
const sender = { oin: '00000099000000001000', baseUrl: 'https://gezinsbeeld.example' };
const types = Object.keys(catalogue) as EventType[];
const row = (type: EventType, caseId: string | null = 's1') => ({
  eventId: '6f1c0f6a-8a8e-4c7e-9d3b-123456789abc',
  caseId,
  type,
  subject: caseId === null ? null : 's1-m1',
  data: exampleData(type),
  occurredAt: new Date('2026-11-20T10:00:00.123Z'),
});

test.each(types)('%s is a CloudEvent of the NL GOV profile', (type) => {
  const event = toCloudEvent(row(type), sender);
  expect(profile(event), ajv.errorsText(profile.errors)).toBe(true);
});

test('an event says who sends it, that something changed and where to ask, and nothing else', () => {
  expect(toCloudEvent(row('nl.gezinsbeeld.case.changed.v1'), sender)).toEqual({
    specversion: '1.0',
    id: '6f1c0f6a-8a8e-4c7e-9d3b-123456789abc',
    source: 'urn:nld:oin:00000099000000001000:systeem:gezinsbeeld',
    type: 'nl.gezinsbeeld.case.changed.v1',
    subject: 's1-m1',
    time: '2026-11-20T10:00:00.123Z',
    dataref: 'https://gezinsbeeld.example/graphql#familyCase=s1',
    datacontenttype: 'application/json',
    dataschema: 'https://gezinsbeeld.example/asyncapi.yaml#/components/schemas/nl.gezinsbeeld.case.changed.v1',
    data: { about: [{ member: 's1-m1', classes: ['GGZ_IN_CARE', 'FAMILY_CASE'] }] },
  });
});

test('an event about no case has no subject, and refers to the hub itself', () => {
  const event = toCloudEvent(row('nl.gezinsbeeld.policy.activated.v1', null), sender);
  expect(event).not.toHaveProperty('subject');
  expect(event.dataref).toBe('https://gezinsbeeld.example/graphql');
  expect(profile(event)).toBe(true);
});

test.each([
  ['a BSN as subject', { subject: '999990019' }],
  ['an attribute with a capital', { traceId: 'x' }],
  ['a source that is no Dutch URN', { source: 'https://gezinsbeeld.example' }],
  ['data that are text', { data: 'Mark' }],
])('the profile refuses %s', (_, wrong) => {
  expect(profile({ ...toCloudEvent(row('nl.gezinsbeeld.case.changed.v1'), sender), ...wrong })).toBe(false);
});
