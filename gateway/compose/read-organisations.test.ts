import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOrganisations } from './read-organisations.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gezinsbeeld-organisations-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (text: string): string => {
  const path = join(folder, 'organisations.json');
  writeFileSync(path, text);
  return path;
};

test('names stand by OIN', () => {
  const read = readOrganisations(written('{"00000099000000001000": "Gemeente Voorbeeldstad", "00000099000000003000": "GGZ De Brug"}'));
  expect([...read]).toEqual([
    ['00000099000000001000', 'Gemeente Voorbeeldstad'],
    ['00000099000000003000', 'GGZ De Brug'],
  ]);
});

test('without a file nobody is known', () => {
  expect(readOrganisations(undefined).size).toBe(0);
});

test.each(['', 'null', '[]', '{"1000": "Gemeente"}', '{"00000099000000001000": "Gemeente 999995832"}', '{"00000099000000001000": ""}'])(
  '%s is refused, with the name of the setting',
  (text) => {
    expect(() => readOrganisations(written(text))).toThrow('Setting ORGANISATIONS_FILE');
  },
);
