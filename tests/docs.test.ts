import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { purposes, roles } from '#consent/vocabulary.ts';
import { definitionOf } from '#events/catalogue/catalogue.ts';
import { readCloudEvent } from '#events/inbound/read-cloud-event.ts';
import { errorTable } from '#gateway/errors.ts';
import { hubSettings, partnerNames } from '#gateway/settings.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The cells of every row of a Markdown file's tables, without the marks of code. */
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );

test('docs/errors.md tells every error code and its status, and no other', () => {
  const told = rowsOf(read('docs/errors.md'))
    .filter(([code]) => code !== 'code')
    .map(([code, status]) => [code, Number(status)]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(Object.entries(errorTable).map(([code, { status }]) => [code, status])));
});

test('the README tells every setting of the hub and its default, and no other', () => {
  const defaults = hubSettings.parse({}) as Readonly<Record<string, string | number | boolean | undefined>>;
  const told = rowsOf(read('README.md'))
    .filter(([name]) => /^[A-Z][A-Z_]+$/.test(name ?? ''))
    .map(([name, value]) => [name, value]);
  const known = Object.keys(hubSettings.shape).map((name) => [name, String(defaults[name] ?? '')]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(known));
});

test.each([...partnerNames])('the README names the partner %s', (name) => {
  expect(read('README.md')).toContain(`\`${name}\``);
});

test.each([...purposes, ...roles])('the glossary explains %s', (word) => {
  expect(read('docs/glossary.md')).toContain(`\`${word}\``);
});

/** The CloudEvents that a Markdown file shows. */
const eventsIn = (file: string): readonly string[] =>
  [...read(file).matchAll(/^```json\n(.*?)^```/gms)].flatMap(([, json = '']) => (json.includes('specversion') ? [json] : []));

test('the event that docs/consumer shows is one that the hub sends', () => {
  const [shown = ''] = eventsIn('docs/consumer/README.md');
  const { type, data } = JSON.parse(shown) as { readonly type: string; readonly data: unknown };
  expect(definitionOf(type)?.data.parse(data)).toEqual(data);
});

test('the announcement that docs/webhooks.md shows is one that the hub understands', async () => {
  const [shown = ''] = eventsIn('docs/webhooks.md');
  const read = await readCloudEvent({ source: '00000099000000004000/JGD', body: shown.replace('…', '123456782') });
  expect(read).toMatchObject([{ kind: 'CHANGED', classes: ['YOUTH_PROVISION'] }]);
});

test('every file that the README and the docs link to is there', () => {
  const files = [
    'README.md',
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
  ];
  const missing = files.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)#:]+)\)/g)]
      .map(([, target]) => join(file, '..', target ?? ''))
      .filter((target) => !existsSync(join(root, target))),
  );
  expect(missing).toEqual([]);
});
