import { expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { aMember, aSituation, now, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { simulateCase, type CasePersona, type LoadCase, type SimulatedRow } from './simulate-case.ts';

const persona: CasePersona = {
  caller: { oin: '00000099000000001000', role: 'REG', subject: 'prof' },
  purpose: 'COORD',
  caseId: 's1',
};
const loading =
  (changes: SituationChanges = {}): LoadCase =>
  async (caseId, { caller, purpose }) =>
    caseId === 's1' ? aSituation({ ...changes, role: caller.role, purpose, subject: caller.subject }) : null;

const simulate = async (changes: Partial<CasePersona> = {}, situation: SituationChanges = {}) =>
  simulateCase(loading(situation), defaultTables, { ...persona, ...changes }, now);
const level = (rows: readonly SimulatedRow[] | undefined, memberId: string, dataClass: string) =>
  rows?.find((row) => row.memberId === memberId && row.dataClass === dataClass)?.level;

test('there is a row for every class of every member and of the family, with its reason', async () => {
  const simulated = await simulate();
  const ids = ['mark', 'chantal', 'walter', 'FAMILY'];
  expect(simulated).toMatchObject({ policy: defaultTables.hash, opens: true, attached: ids.slice(0, 3), members: ids.slice(0, 3) });
  expect(simulated?.rows.map(({ memberId, dataClass }) => `${memberId} ${dataClass}`)).toEqual(
    ids.flatMap((id) => [...defaultTables.classes.keys()].map((dataClass) => `${id} ${dataClass}`)),
  );
  expect(simulated?.rows[0]).toMatchObject({ nl: expect.any(String) as string, textNl: expect.any(String) as string });
});

test('the facts of the case decide: with whom the caller is involved, and what is restricted', async () => {
  const members = [aMember('mark'), aMember('chantal', { restrictedSources: ['brp'] }), aMember('walter')];
  const simulated = await simulate({}, { members, involvedWith: ['mark', 'chantal'] });
  expect(simulated?.attached).toEqual(['mark', 'chantal']);
  expect(['mark', 'chantal', 'walter'].map((id) => level(simulated?.rows, id, 'PERSON_NAME'))).toEqual(['FULL', 'NONE', 'NONE']);
});

test('facts that are put in their place hold for everybody, and records are what they are said to be', async () => {
  expect(level((await simulate())?.rows, 'mark', 'POLICE_CARE_REPORT')).toBe('NONE');
  const released = await simulate({ overrides: { release: 'RELEASED' } });
  expect(level(released?.rows, 'mark', 'POLICE_CARE_REPORT')).toBe('FULL');
  const secret = await simulate({ overrides: { release: 'RELEASED', confidentiality: 'SECRET' } });
  expect(level(secret?.rows, 'mark', 'POLICE_CARE_REPORT')).toBe('NONE');
  const uninvolved = await simulate({ overrides: { involvement: 'NONE' } });
  expect(new Set(uninvolved?.rows.map((row) => row.level))).toEqual(new Set(['NONE']));
});

test('somebody who has nothing to do with the case sees nothing, and it says so', async () => {
  const stranger = await simulate({ caller: { ...persona.caller, subject: 'stranger' } }, { involvedWith: [] });
  expect(stranger).toMatchObject({ opens: false, attached: [] });
  expect(new Set(stranger?.rows.map((row) => row.level))).toEqual(new Set(['NONE']));
});

test('of a case that does not exist there is nothing', async () => {
  expect(await simulate({ caseId: 'nowhere' })).toBeNull();
});
