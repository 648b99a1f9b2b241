import { describe, expect, test } from 'vitest';
import { purposes, type Role } from '#consent/vocabulary.ts';
import { aCaller } from '#gateway/testing/some-decisions.ts';
import { askedPerson, askedPurpose } from './asked-person.ts';
import type { JsonObject } from './read-body.ts';

const municipality = '00000099000000001000';
const police = '00000099000000002000';

const about = (role: Role, id: string, properties: JsonObject = {}, type = 'user') =>
  askedPerson(aCaller(role, 'me'), { type, id, properties });
/** The same question from the enforcement point of an organisation. */
const pointAbout = (role: Role, id: string, properties: JsonObject = {}) =>
  askedPerson(aCaller(role, 'pep', { isEnforcementPoint: true }), { type: 'user', id, properties });

describe('a caller asks about', () => {
  test.each<[string, Role, string, JsonObject]>([
    ['itself', 'POL', 'me', {}],
    ['itself, with all said', 'POL', 'me', { oin: police, role: 'POL' }],
    ['itself, with properties that nobody knows', 'POL', 'me', { department: 'Zuid', roles: ['REG'] }],
    ['himself, as a family member', 'LID', 'me', {}],
  ])('%s', (_name, role, id, properties) => {
    const { oin, purposes: allowed } = aCaller(role);
    expect(about(role, id, properties)).toEqual({ person: { oin, role, subject: id, purposes: allowed } });
  });

  test.each<[string, Role, string, JsonObject, string?]>([
    ['another organisation', 'POL', 'me', { oin: municipality }],
    ['another role of its own organisation', 'WMO', 'prof-regisseur', { role: 'REG' }],
    ['another role of the same person', 'WMO', 'me', { role: 'REG' }],
    ['another family member', 'LID', 'family-chantal', {}],
    ['a colleague in the same role', 'POL', 'colleague', {}],
    ['a role that there is not', 'POL', 'me', { role: 'ALL' }],
    ['a role that every object has', 'POL', 'me', { role: 'constructor' }],
    ['a role of another type', 'POL', 'me', { role: ['POL'] }],
    ['an organisation of another type', 'POL', 'me', { oin: 99 }],
    ['an organisation that is null', 'POL', 'me', { oin: null, role: 'REG' }],
    ['nobody', 'POL', '', {}],
    ['a number that may be a BSN', 'POL', '999990001', {}],
    ['a number that may be a BSN, for the FG too', 'FG', '99999000', { oin: police, role: 'POL' }],
    ['a control character', 'POL', 'me\0', {}],
    ['ten thousand characters', 'POL', 'x'.repeat(10_000), {}],
  ])('never %s', (_name, role, id, properties) => {
    expect(about(role, id, properties)).toEqual({ refused: 'SUBJECT_NOT_YOURS' });
  });

  test.each(['prof-police', 'José 😀', 'pep'])('%s of its own organisation in its own role, as its enforcement point', (subject) => {
    const { oin, purposes: allowed } = aCaller('POL');
    expect(pointAbout('POL', subject)).toEqual({ person: { oin, role: 'POL', subject, purposes: allowed } });
  });

  test.each<[string, Role, string, JsonObject]>([
    ['another organisation', 'POL', 'prof-regisseur', { oin: municipality, role: 'REG' }],
    ['another role of its own organisation', 'WMO', 'prof-regisseur', { role: 'REG' }],
    ['a family member', 'LID', 'family-chantal', {}],
    ['a number that may be a BSN', 'POL', '999990001', {}],
  ])('never %s, as an enforcement point', (_name, role, id, properties) => {
    expect(pointAbout(role, id, properties)).toEqual({ refused: 'SUBJECT_NOT_YOURS' });
  });

  test.each(['', 'User', 'organisation', 'FamilyMember', '__proto__', 'constructor'])('never a subject of type %j', (type) => {
    expect(about('POL', 'me', {}, type)).toEqual({ refused: 'SUBJECT_TYPE_UNKNOWN' });
  });

  test('the FG asks about everybody, for every purpose; about itself for its own', () => {
    expect(about('FG', 'prof-police', { oin: police, role: 'POL' })).toEqual({
      person: { oin: police, role: 'POL', subject: 'prof-police', purposes },
    });
    const { isEnforcementPoint: _, ...officer } = aCaller('FG', 'me');
    expect(about('FG', 'me')).toEqual({ person: officer });
  });
});

describe('the purpose', () => {
  test.each<[JsonObject, unknown]>([
    [{ purpose: 'COORD' }, 'COORD'],
    [{ purpose: 'COORD', time: '2020-01-01T00:00:00Z', extra: null }, 'COORD'],
    [{ purpose: 'CARE' }, { refused: 'PURPOSE_NOT_ALLOWED' }],
    [{}, { refused: 'PURPOSE_MISSING' }],
    [{ purpose: '' }, { refused: 'PURPOSE_UNKNOWN' }],
    [{ purpose: 'coord' }, { refused: 'PURPOSE_UNKNOWN' }],
    [{ purpose: ['COORD'] }, { refused: 'PURPOSE_UNKNOWN' }],
    [{ purpose: null }, { refused: 'PURPOSE_UNKNOWN' }],
    [{ purpose: '__proto__' }, { refused: 'PURPOSE_UNKNOWN' }],
  ])('of %j', (context, expected) => expect(askedPurpose(['COORD', 'SAFETY'], context)).toEqual(expected));
});
