import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { breakingChanges } from './breaking-changes.ts';
import { catalogue, definitionOf, type EventDefinition } from './catalogue.ts';
import { currentSchemas, publishSchemas, type PublishedSchemas } from './publish-schemas.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const entries = Object.entries(catalogue) as (readonly [string, EventDefinition])[];

describe.each(entries)('%s', (type, { classes, description, nl, audience, data }) => {
  test('has a name of reversed labels with one version, and says what it means in both languages', () => {
    expect(type).toMatch(/^nl\.gezinsbeeld\.[a-z-]+\.[a-z-]+\.v[1-9][0-9]*$/);
    expect([nl, description].every((text) => text.length > 10)).toBe(true);
    expect(type).not.toMatch(/politie|police|ggz|cjg|gemeente|municipality/);
  });

  test('is about classes that exist', () => {
    expect(Object.keys(read('../../schema/vocabulary/data-classes.json') as object)).toEqual(expect.arrayContaining([...classes]));
  });

  test('has the data on which its audience is decided', () => {
    const fields = Object.keys(data.shape);
    expect(fields.includes('about'), 'about').toBe(audience === 'CLASSES' || fields.includes('about'));
    expect(fields.includes('recipients'), 'recipients').toBe(audience === 'RECIPIENTS' || fields.includes('recipients'));
  });

  test('is closed, all the way down', () => {
    const open: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const node = schema as { type?: unknown; additionalProperties?: unknown; pattern?: unknown; enum?: unknown };
      if (node.type === 'object' && node.additionalProperties !== false) open.push(`${path}: more fields`);
      if (node.type === 'string' && node.pattern === undefined && node.enum === undefined) open.push(`${path}: any text`);
      for (const [key, value] of Object.entries(schema)) walk(value, `${path}/${key}`);
    };
    walk(currentSchemas()[type], '');
    expect(open).toEqual([]);
  });
});

test('a name that is not in the catalogue has no definition', () => {
  expect(['', 'toString', 'nl.gezinsbeeld.case.changed.v0'].map(definitionOf)).toEqual([null, null, null]);
});

test('what was published still holds, and everything is published', () => {
  const published = read('../generated/published-schemas.json') as PublishedSchemas;
  expect(publishSchemas(published)).toEqual(published);
});

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['a'],
  properties: {
    a: { type: 'string', pattern: '^x$' },
    list: { type: 'array', items: { type: 'object', properties: { b: { enum: ['B'] } } } },
  },
};
const changed = (properties: object, rest: object = {}) => ({ ...schema, ...rest, properties: { ...schema.properties, ...properties } });

test.each<[string, unknown, readonly string[]]>([
  ['nothing', schema, []],
  ['another description', { ...schema, description: 'better' }, []],
  ['a field more', changed({ c: { type: 'string' } }), []],
  ['a required field more', changed({ c: { type: 'string' } }, { required: ['a', 'c'] }), []],
  ['a field gone', { ...schema, properties: { a: schema.properties.a } }, ['/properties/list']],
  ['a field no longer required', { ...schema, required: [] }, ['/required/a']],
  ['another form', changed({ a: { type: 'string', pattern: '^y$' } }), ['/properties/a/pattern']],
  ['another kind', changed({ a: { type: 'number' } }), ['/properties/a/type', '/properties/a/pattern']],
  [
    'another value far down',
    changed({ list: { type: 'array', items: { type: 'object', properties: { b: { enum: ['B', 'C'] } } } } }),
    ['/properties/list/items/properties/b/enum'],
  ],
  ['a limit that was not there', { ...schema, maxProperties: 3 }, ['/maxProperties']],
  ['all of it gone', undefined, ['']],
])('of a published type that has %s, these places break', (_, now, places) => {
  expect(breakingChanges(schema, now)).toEqual(places);
});

const [anyType = '', anySchema = {}] = Object.entries(currentSchemas()).find(([type]) => type.endsWith('record.changed.v1')) ?? [];
const { about, ...others } = anySchema['properties'] as { readonly about: object };
test.each<[string, PublishedSchemas[string] | undefined, string]>([
  ['is gone', undefined, ''],
  ['has lost a field', { ...anySchema, properties: others }, '/properties/about'],
  ['takes less in a field', { ...anySchema, properties: { ...others, about: { ...about, maxItems: 1 } } }, '/properties/about/maxItems'],
  ['need not have a field', { ...anySchema, required: [] }, '/required/about'],
  ['reaches others', { ...anySchema, 'x-audience': 'EVERYONE' }, '/x-audience'],
  ['is about other classes', { ...anySchema, 'x-classes': ['FAMILY_CASE'] }, '/x-classes'],
  ['asks to drop something', { ...anySchema, 'x-tombstone': true }, '/x-tombstone'],
])('a published event that %s needs a new version', (_, now, place) => {
  const published = currentSchemas();
  const { [anyType]: __, ...rest } = published;
  expect(() => publishSchemas(published, now === undefined ? rest : { ...rest, [anyType]: now })).toThrow(
    `published events changed and need a new version: ${anyType}${place}`,
  );
});

test('a type that is gone or changed cannot be published, and the message says where', () => {
  const published = { 'nl.gezinsbeeld.x.v1': schema, 'nl.gezinsbeeld.y.v1': schema };
  const publish = () => publishSchemas(published, { 'nl.gezinsbeeld.x.v1': { ...schema, required: [] } });
  expect(publish).toThrow('need a new version: nl.gezinsbeeld.x.v1/required/a, nl.gezinsbeeld.y.v1');
  const more = { ...published, 'nl.gezinsbeeld.z.v1': schema };
  expect(publishSchemas(published, more)).toEqual(more);
});
