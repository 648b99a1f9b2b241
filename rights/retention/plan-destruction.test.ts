import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import { planDestruction } from './plan-destruction.ts';
import type { CaseAge, RetentionData, WaiverAge } from './retention-data.ts';

const nothing: RetentionData = { cases: [], waivers: [], grounds: [], tasks: [], requests: [], outsiders: [] };
const today = '2026-11-20';

const aCase = (changes: Partial<CaseAge> = {}): CaseAge => ({
  id: 'c1',
  closed: true,
  closedAt: '2000-01-01',
  retentionUntil: null,
  isYouthFile: true,
  rows: 40,
  openRequests: 0,
  claimed: false,
  ...changes,
});
const aWaiver = (changes: Partial<WaiverAge> = {}): WaiverAge => ({
  id: 'w1',
  caseId: 'c1',
  memberId: 'm1',
  giver: 'm1',
  kind: 'GIVEN',
  decidedAt: '2019-01-01T09:00:00.000',
  endedOn: '2020-01-01',
  ...changes,
});
const due = (data: Partial<RetentionData>, day = today): readonly string[] =>
  planDestruction({ ...nothing, ...data }, defaultPolicy, day).due.map(({ what, id, dueSince }) => `${what} ${id} ${dueSince}`);

describe('the file of a case', () => {
  test.each<[string, Partial<CaseAge>, readonly string[]]>([
    ['of youth help goes twenty years after closing', { closedAt: '2006-11-20' }, ['CASE c1 2026-11-20']],
    ['of youth help stays until that day', { closedAt: '2006-11-21' }, []],
    ['of the municipality goes after fifteen years', { closedAt: '2011-11-20', isYouthFile: false }, ['CASE c1 2026-11-20']],
    ['goes the day after it was to be kept until', { retentionUntil: '2026-11-19' }, ['CASE c1 2026-11-20']],
    ['stays on the last day that it was to be kept', { retentionUntil: '2026-11-20' }, []],
    ['that is open again stays, whatever was decided before', { closed: false, retentionUntil: '2001-01-01' }, []],
    ['of which nobody knows when it was closed stays', { closedAt: null }, []],
    ['closed on a leap day goes on 1 March', { closedAt: '2004-02-29', isYouthFile: false }, ['CASE c1 2019-03-01']],
  ])('%s', (_, changes, expected) => {
    expect(due({ cases: [aCase(changes)] })).toEqual(expected);
  });
  test('names the article of the period in the policy', () => {
    expect(planDestruction({ ...nothing, cases: [aCase()] }, defaultPolicy, today).due[0]).toMatchObject({
      article: 'Jeugdwet 7.3.8(3)',
      rows: 40,
      reasonNl: 'Het dossier is gesloten op 1 januari 2000. De bewaartermijn van een dossier met jeugdhulp is voorbij.',
    });
  });
  test('is not destroyed by a policy without a period for it', () => {
    expect(planDestruction({ ...nothing, cases: [aCase({ retentionUntil: '2001-01-01' })] }, { retention: [] }, today).due).toEqual([]);
  });
  test.each<[Partial<CaseAge>, string]>([
    [{ openRequests: 1 }, 'Er loopt nog een verzoek van een gezinslid over de eigen gegevens. Beantwoord dat eerst.'],
    [{ claimed: true }, 'De gegevens zijn nodig voor een rechtsvordering (AVG 18, lid 1, onder c).'],
  ])('with %j is held, with all that is in it', (changes, reasonNl) => {
    const plan = planDestruction({ ...nothing, cases: [aCase(changes)], waivers: [aWaiver()] }, defaultPolicy, today);
    expect(plan).toMatchObject({ due: [], held: [{ what: 'CASE', id: 'c1', reasonNl }] });
  });
  test('takes all that is in it along, which is not named by itself', () => {
    const items = [{ id: 'x', caseId: 'c1', endedOn: '2001-01-01' }];
    expect(due({ cases: [aCase()], waivers: [aWaiver()], grounds: items, tasks: items, requests: items })).toEqual(['CASE c1 2020-01-01']);
  });
});

describe('what ended in a case that goes on', () => {
  test.each<['grounds' | 'tasks' | 'requests', string, string]>([
    ['grounds', 'SAFETY_GROUND', '2021-11-20'],
    ['requests', 'REQUEST', '2021-11-20'],
    ['tasks', 'TASK', '2025-11-20'],
  ])('%s go after their period and not a day before', (list, what, endedOn) => {
    expect(due({ [list]: [{ id: 'x', caseId: 'c1', endedOn }] })).toEqual([`${what} x 2026-11-20`]);
    expect(due({ [list]: [{ id: 'x', caseId: 'c1', endedOn }] }, '2026-11-19')).toEqual([]);
  });
  test.each<[string, readonly WaiverAge[], readonly string[]]>([
    ['a waiver that ended goes after five years', [aWaiver({ endedOn: '2021-11-20' })], ['WAIVER w1 2026-11-20']],
    ['a waiver that ended later stays', [aWaiver({ endedOn: '2021-11-21' })], []],
    ['a waiver that still holds stays', [aWaiver({ endedOn: null })], []],
    ['a refusal stays, for it has no end', [aWaiver({ kind: 'REFUSED', endedOn: '2001-01-01' })], []],
    [
      'one that was withdrawn stays while an older one would speak again without it',
      [aWaiver(), aWaiver({ id: 'w0', decidedAt: '2018-01-01T09:00:00.000', endedOn: null })],
      [],
    ],
    [
      'both go when the older one is over too',
      [aWaiver(), aWaiver({ id: 'w0', decidedAt: '2018-01-01T09:00:00.000', endedOn: '2019-06-01' })],
      ['WAIVER w0 2024-06-01', 'WAIVER w1 2025-01-01'],
    ],
    [
      'an older one of another giver has no say',
      [aWaiver(), aWaiver({ id: 'w0', giver: 'm2', decidedAt: '2018-01-01T09:00:00.000', endedOn: null })],
      ['WAIVER w1 2025-01-01'],
    ],
  ])('%s', (_, waivers, expected) => {
    expect(due({ waivers })).toEqual(expected);
  });
  test('a person outside the family goes as soon as nothing needs them', () => {
    expect(due({ outsiders: [{ id: 'o1', caseId: 'c1', neededByNobodySince: '2026-11-20' }] })).toEqual(['OUTSIDE_PERSON o1 2026-11-20']);
    expect(due({ outsiders: [{ id: 'o1', caseId: 'c1', neededByNobodySince: null }] })).toEqual([]);
  });
});

describe('the hash of a plan', () => {
  const plan = (cases: readonly CaseAge[], day = today) => planDestruction({ ...nothing, cases }, defaultPolicy, day);
  test('is the same for the same content in any order, also on another day', () => {
    const [one, other] = [aCase(), aCase({ id: 'c2' })];
    expect(plan([one, other]).hash).toBe(plan([other, one]).hash);
    expect(plan([one], '2026-11-21').hash).toBe(plan([one]).hash);
  });
  test('is another one as soon as one row more would go', () => {
    expect(plan([aCase({ rows: 41 })]).hash).not.toBe(plan([aCase()]).hash);
  });
});
