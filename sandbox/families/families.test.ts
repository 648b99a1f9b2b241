import { describe, expect, test } from 'vitest';

import { families, familyById, personByBsn } from './families.ts';
import { passesElevenTest } from './passes-eleven-test.ts';

const all = families.flatMap((family) => family.members);
const named = (family: string, name: string) =>
  familyById(family).members.find((person) => person.givenNames === name) ?? expect.fail(`${family} has no ${name}`);

describe('the synthetic data set', () => {
  test('nobody stands in it twice', () => expect(new Set(all.map((person) => person.bsn)).size).toBe(all.length));
  test('has the six public groups, two special ones and 48 for volume', () =>
    expect(families.map((family) => family.id[0]).join('')).toBe('F'.repeat(8) + 'G'.repeat(48)));
  test('its public people have test BSNs that pass the eleven-test', () => {
    const publicPeople = families.filter((family) => family.id.startsWith('F')).flatMap((family) => family.members);
    expect(publicPeople.filter((person) => !passesElevenTest(person.bsn) || !person.bsn.startsWith('99999'))).toEqual([]);
  });
  test('its generated people have numbers that fail it', () => {
    const generated = families.filter((family) => family.id.startsWith('G')).flatMap((family) => family.members);
    expect(generated.length).toBeGreaterThan(150);
    expect(generated.filter((person) => passesElevenTest(person.bsn))).toEqual([]);
  });
  test('a child is a child of its parents, and of nobody else in the set', () => {
    const wrong = all.flatMap((person) => [
      ...person.children.filter(
        (child) =>
          personByBsn(child)?.parents.includes(person.bsn) === false && person.givenNames !== 'Hilde' && person.givenNames !== 'Arie',
      ),
      ...person.parents.filter((parent) => personByBsn(parent)?.children.includes(person.bsn) === false),
    ]);
    expect(wrong).toEqual([]);
  });
  test('every child under 18 has a custody and no adult has one', () => {
    const minor = (birthDate: string | null) => birthDate !== null && birthDate > '2008-11-20';
    expect(all.filter((person) => (person.custody !== null) !== minor(person.birthDate)).map((person) => person.givenNames)).toEqual([]);
  });
});

describe('what the public set lacks', () => {
  test("William is Chantal's and Wieger's, not Mark's", () => {
    const william = named('F1', 'William');
    expect(named('F1', 'Mark').children).not.toContain(william.bsn);
    expect(william.custody).toEqual({ kind: 'jointParental', parents: [named('F1', 'Chantal').bsn, named('F1', 'Wieger').bsn] });
  });
  test.each(['Sebastiaan', 'Walter'])('Mark and Chantal have joint custody of %s', (name) => {
    const parents = [named('F1', 'Mark').bsn, named('F1', 'Chantal').bsn];
    const custody = named('F1', name).custody;
    expect(custody?.kind === 'jointParental' && custody.parents.toSorted()).toEqual(parents.toSorted());
  });
  test('Chantal has a secret address, where the children and Wieger live and Mark does not', () => {
    const chantal = named('F1', 'Chantal');
    expect(chantal.secrecy).toBe(7);
    const there = familyById('F1').members.filter((person) => JSON.stringify(person.residence) === JSON.stringify(chantal.residence));
    expect(there.map((person) => person.givenNames)).toEqual(['Chantal', 'Sebastiaan', 'Walter', 'William', 'Wieger']);
  });
  test('custody of all six children of F4 cannot be determined', () => {
    const kinds = familyById('F4')
      .members.slice(2)
      .map((person) => person.custody?.kind);
    expect(kinds).toEqual(Array.from({ length: 6 }, () => 'notDeterminable'));
  });
  test('custody of the two children of F3 is split between their parents', () => {
    expect(named('F3', 'Mirik').custody).toEqual({ kind: 'soleParental', parent: named('F3', 'Estrella').bsn });
    expect(named('F3', 'Paolo').custody).toEqual({ kind: 'soleParental', parent: named('F3', 'Jan').bsn });
  });
  test('children turn 12, 16 and 18 in the month of the sandbox, and there are twins', () => {
    const birthDates = familyById('F7').members.map((person) => person.birthDate);
    expect(birthDates).toEqual(expect.arrayContaining(['2008-11-25', '2010-11-27', '2014-11-24']));
    expect(birthDates.filter((date) => date === '2019-03-08')).toHaveLength(2);
  });
  test('every kind of custody and residence occurs', () => {
    expect(new Set(all.flatMap((person) => (person.custody === null ? [] : [person.custody.kind])))).toHaveProperty('size', 6);
    expect(new Set(all.map((person) => person.residence.kind))).toHaveProperty('size', 4);
  });
});
