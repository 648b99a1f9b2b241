import { describe, expect, test } from 'vitest';
import { householdOf, type AskResidents, type Resident } from './household-of.ts';

const home = '1014AW|14';
const person = (bsn: string, ties: readonly string[], address: string | null = home): Resident => ({
  bsn,
  birthDate: '2010-01-01',
  address,
  municipality: '0363',
  ties,
});

/** Father and mother with two children of theirs; a half-brother of the first child lives with his own mother, and a grandmother lives next door. */
const town: readonly Resident[] = [
  person('father', ['child', 'sister', 'mother', 'half-brother']),
  person('mother', ['child', 'sister', 'father', 'grandmother']),
  person('child', ['father', 'mother']),
  person('sister', ['father', 'mother']),
  person('half-brother', ['father', 'other-mother'], '2000AA|1'),
  person('other-mother', ['half-brother'], '2000AA|1'),
  person('grandmother', ['mother'], '1014AW|16'),
  person('homeless', ['father'], null),
  person('lodger', []),
];

const asks: (readonly string[])[] = [];
const ask: AskResidents = async (bsns) => {
  asks.push(bsns);
  return town.filter(({ bsn }) => bsns.includes(bsn));
};

describe('a household', () => {
  const family = ['child', 'father', 'mother', 'sister'];
  test.each<readonly [string, readonly string[]]>([
    ...family.map((bsn) => [bsn, family] as const),
    ['half-brother', ['half-brother', 'other-mother']],
    ['grandmother', ['grandmother']],
    ['homeless', ['homeless']],
    ['lodger', ['lodger']],
  ])('of %s is %j', async (bsn, bsns) => {
    expect(await householdOf(bsn, ask)).toEqual({ state: 'found', birthDate: '2010-01-01', municipality: '0363', bsns });
  });
  test('asks about nobody twice, and about no ties of who lives elsewhere', async () => {
    asks.length = 0;
    await householdOf('child', ask);
    const asked = asks.flat();
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).not.toContain('other-mother');
  });
  test('does not go on for ever', async () => {
    const endless: AskResidents = async (bsns) => bsns.map((bsn) => person(bsn, [`${Number(bsn) + 1}`]));
    expect(await householdOf('1', endless)).toMatchObject({ state: 'found', bsns: { length: 25 } });
  });
  test('of who is not registered is missing', async () => {
    expect(await householdOf('nobody', ask)).toEqual({ state: 'missing' });
  });
  test.each([0, 1])('is unavailable when question %i finds no answer', async (silent) => {
    let count = 0;
    expect(await householdOf('child', async (bsns) => (count++ === silent ? null : ask(bsns)))).toEqual({ state: 'unavailable' });
  });
});
