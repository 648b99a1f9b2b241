import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { currentSchemas, publishSchemas, type PublishedSchemas } from '../catalogue/publish-schemas.ts';
import { PoisonMessage } from './errors.ts';
import { inboundSchemas } from './inbound-schema.ts';
import { readCloudEvent } from './read-cloud-event.ts';
import { announcement, ggz, police } from './testing/raise-inbox.ts';

const document = parse(readFileSync(new URL('../../docs/asyncapi.yaml', import.meta.url), 'utf8')) as object;
const ajv = formats.default(
  new Ajv({ strict: false, schemas: { document: { $id: 'https://gezinsbeeld.example/asyncapi.yaml', ...document } } }),
);
const fitsDocument = (type: string, event: unknown): boolean =>
  ajv.validate({ $ref: `https://gezinsbeeld.example/asyncapi.yaml#/components/messages/${type}/payload` }, event);
const changed = 'nl.gezinsbeeld.announcement.changed.v1';
const receipt = 'nl.gezinsbeeld.receipt.v1';

test.each<[string, string, Readonly<Record<string, unknown>>, boolean]>([
  ['a change', changed, announcement(police), true],
  [
    'a change of a member, with more fields than are named',
    changed,
    announcement(police, { person: { member: 'm-1' }, more: 1 }, { subject: 'x' }),
    true,
  ],
  [
    'a release',
    changed,
    announcement(police, {
      person: { bsn: '900000001', caseReference: 'Z-1' },
      change: 'RELEASE',
      releasedTo: [ggz],
      confidentiality: null,
    }),
    true,
  ],
  [
    'a release with an end',
    changed,
    announcement(police, { person: { member: 'm-1' }, change: 'RELEASE', releasedUntil: '2027-01-31' }),
    true,
  ],
  ['an end that is no day', changed, announcement(police, { person: { member: 'm-1' }, releasedUntil: 'ooit' }), false],
  ['a receipt', receipt, announcement(police, { event: 'e-1' }, { type: receipt }), true],
  ['nothing about anybody', changed, announcement(police, { person: {} }), false],
  ['no classes', changed, announcement(police, { classes: [] }), false],
  ['a BSN as a number', changed, announcement(police, { person: { bsn: 900_000_001 } }), false],
  ['no confidentiality', changed, announcement(police, { confidentiality: undefined }), false],
  ['a day without a time', changed, announcement(police, { changedAt: '2026-11-20' }), false],
  ['a recipient that is none', changed, announcement(police, { releasedTo: ['police'] }), false],
  ['data in another form', changed, announcement(police, {}, { datacontenttype: 'text/xml' }), false],
  ['another version of CloudEvents', changed, announcement(police, {}, { specversion: '0.3' }), false],
  ['no source', changed, announcement(police, {}, { source: undefined }), false],
])('the document and the reader agree about %s', async (_, type, event, isFit) => {
  expect(fitsDocument(type, JSON.parse(JSON.stringify(event)))).toBe(isFit);
  const reading = readCloudEvent({ source: police, body: JSON.stringify(event) });
  if (isFit) await expect(reading).resolves.toHaveLength(1);
  else await expect(reading).rejects.toThrow(PoisonMessage);
});

test.each(['urn:nld:oin:00000099000000002000', 'urn:nld:oin:00000099000000002000:systeem:bron'])('%s is the police', async (source) => {
  await expect(readCloudEvent({ source: police, body: JSON.stringify(announcement(police, {}, { source })) })).resolves.toHaveLength(1);
});

test.each([
  'urn:nld:oin:000000990000000020001',
  'urn:nld:oin:00000099000000002000x',
  'urn:nld:oin:00000099000000003000:00000099000000002000',
])('%s is not the police', async (source) => {
  const reading = readCloudEvent({ source: police, body: JSON.stringify(announcement(police, {}, { source })) });
  await expect(reading).rejects.toMatchObject({ reason: 'FOREIGN_SOURCE' });
});

test.each(['null', '[]', '1', '"x"', '{"__proto__":{"specversion":"1.0"}}'])('%s is no CloudEvent', async (body) => {
  await expect(readCloudEvent({ source: police, body })).rejects.toMatchObject({ reason: 'ENVELOPE' });
});

test.each(['RELEASE', 'RECORD'])(
  'a release is for one case, and says until when, also when it comes as a change of a %s',
  async (change) => {
    const reading = async (person: object) =>
      readCloudEvent({
        source: police,
        body: JSON.stringify(announcement(police, { person, change, releasedTo: [ggz], releasedUntil: '2027-01-31' })),
      });
    await expect(reading({ bsn: '900000001' })).rejects.toMatchObject({ reason: 'SCHEMA', place: 'data.person.caseReference' });
    const facts = { confidentiality: 'OPEN', releasedTo: [ggz], releasedUntil: '2027-01-31' };
    expect(await reading({ bsn: '900000001', caseReference: 'Z-1' })).toMatchObject([{ change, facts }]);
    expect(await reading({ member: 'a-m1' })).toMatchObject([{ facts }]);
  },
);

test('what a poison message says stays out of the error, also where it stands in the name of a field', async () => {
  const reading = readCloudEvent({
    source: police,
    body: JSON.stringify(announcement(police, { person: { bsn: 'Jansen' }, classes: ['999990019'] })),
  });
  const error: unknown = await reading.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ reason: 'SCHEMA', place: 'data.person.bsn' });
  expect(JSON.stringify(error) + String(error)).not.toMatch(/Jansen|999990019/);
  expect(new PoisonMessage('SCHEMA', 'data.999990019').place).toBeNull();
  expect(new PoisonMessage('SCHEMA', 'data.what was said').place).toBeNull();
});

test('a field that senders must have from now on needs a new version, and so does one that is gone', () => {
  const published: PublishedSchemas = { ...currentSchemas() };
  const now = inboundSchemas()[receipt] ?? {};
  const publish = (schema: object) => () => publishSchemas(published, { ...published, [receipt]: { ...now, ...schema } });
  expect(publish({ required: ['event', 'at'] })).toThrow(`${receipt}/required/at`);
  expect(publish({ required: [] })).toThrow(`${receipt}/required/event`);
  expect(publish({ properties: {} })).toThrow(`${receipt}/properties/event`);
  expect(publish({ properties: { ...(now['properties'] as object), at: { type: 'string' } } })).not.toThrow();
});
