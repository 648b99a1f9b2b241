import { describe, expect, test } from 'vitest';
import { aWaiver } from '#consent/testing/a-subject.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import { catalogue } from '#events/catalogue/catalogue.ts';
import type { EventFacts } from '#events/event-facts.ts';
import { aDisclosure, aMember, aSituation, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { audibleTo, type Listener } from './audible-to.ts';

type Row = Parameters<typeof audibleTo>[0];

const aRow = (type: string, data: object, facts: EventFacts | null = null): Row => ({
  type: `nl.gezinsbeeld.${type}.v1` as Row['type'],
  data: data as Row['data'],
  facts,
});
const aListener = (changes: SituationChanges = {}): Listener => {
  const { role = 'REG' } = changes;
  return { recipient: `${oinOf(role)}/${role}`, disclosure: aDisclosure(changes) };
};
const pair = (member: string, ...classes: readonly string[]) => ({ member, classes });
const about = (...pairs: readonly ReturnType<typeof pair>[]) => ({ about: pairs });

const hears = (row: Row, changes?: SituationChanges): unknown => audibleTo(row, aListener(changes))?.data ?? null;

const regisseur = `${oinOf('REG')}/REG`;
const youth = `${oinOf('JGD')}/JGD`;
const ggz = { role: 'GGZ', purpose: 'CARE', involvedWith: ['mark'] } as const;
const waiver = aWaiver({
  memberId: 'mark',
  giver: 'mark',
  classes: ['GGZ_IN_CARE'],
  recipients: [regisseur],
  purposes: ['COORD'],
});
const members = [aMember('mark', { waivers: [waiver] }), aMember('chantal'), aMember('walter')];
const restricted = [aMember('mark', { restrictedSources: ['hub'] }), aMember('chantal'), aMember('walter')];

describe('an event about classes of members', () => {
  const all = (dataClass: string) => about(...['mark', 'chantal', 'walter'].map((member) => pair(member, dataClass)));

  test.each<[string, Row, SituationChanges, unknown]>([
    ['the case, to the regisseur, of every member', aRow('case.changed', all('FAMILY_CASE')), {}, all('FAMILY_CASE')],
    ['to who is involved with one, of that one', aRow('case.changed', all('FAMILY_CASE')), ggz, about(pair('mark', 'FAMILY_CASE'))],
    [
      'an escalation that names nobody, as the family is decided about',
      aRow('escalation.changed', all('ESCALATION')),
      ggz,
      about(pair('mark', 'ESCALATION')),
    ],
    [
      'which one restricted member closes for all',
      aRow('escalation.changed', all('ESCALATION')),
      { members: restricted, involvedWith: ['chantal'] },
      null,
    ],
    ['to who is involved with nobody', aRow('case.changed', all('FAMILY_CASE')), { role: 'POL', involvedWith: [] }, null],
    ['to who is only the source', aRow('record.changed', all('GGZ_IN_CARE')), { ...ggz, involvedWith: [] }, null],
    ['to the source, which is involved', aRow('record.changed', all('GGZ_IN_CARE')), ggz, about(pair('mark', 'GGZ_IN_CARE'))],
    ['what needs a waiver, without one', aRow('record.changed', about(pair('mark', 'GGZ_IN_CARE'))), {}, null],
    [
      'and with one, of that member and that class',
      aRow('record.changed', about(pair('mark', 'GGZ_IN_CARE', 'GGZ_DIAGNOSIS'), pair('walter', 'GGZ_IN_CARE'))),
      { members },
      about(pair('mark', 'GGZ_IN_CARE')),
    ],
    [
      'for another purpose than the waiver’s',
      aRow('record.changed', about(pair('mark', 'GGZ_IN_CARE'))),
      { members, purpose: 'EVAL' },
      null,
    ],
    ['a member of no case', aRow('case.changed', about(pair('wieger', 'FAMILY_CASE'))), {}, null],
    ['a class that the policy does not know', aRow('record.changed', about(pair('mark', 'TAROT'))), {}, null],
    ['to a policy maker', aRow('case.changed', all('FAMILY_CASE')), { role: 'BEL' }, null],
    [
      'a restricted use, of what still shows',
      aRow('restriction.set', all('INVOLVEMENT_OTHER')),
      { members: restricted },
      about(pair('chantal', 'INVOLVEMENT_OTHER'), pair('walter', 'INVOLVEMENT_OTHER')),
    ],
  ])('%s', (_what, row, changes, heard) => {
    expect(hears(row, changes)).toEqual(heard);
  });

  test('nobody hears of a case that is not theirs', () => {
    expect(audibleTo(aRow('case.changed', all('FAMILY_CASE')), { recipient: regisseur, disclosure: null })).toBeNull();
  });
});

describe('the record that changed', () => {
  const report = about(pair('mark', 'POLICE_CARE_REPORT'));
  const open = { confidentiality: 'OPEN' } as const;
  const withoutReference = { ...aSituation().familyCase, reference: null };

  test.each<[string, EventFacts | null, SituationChanges, boolean]>([
    ['released to this recipient', { ...open, releasedTo: [regisseur] }, {}, true],
    ['released to nobody in particular', { ...open, release: 'RELEASED' }, {}, false],
    ['released until today', { ...open, releasedTo: [regisseur], releasedUntil: '2026-11-20' }, {}, true],
    ['released until yesterday, told late', { ...open, releasedTo: [regisseur], releasedUntil: '2026-11-19' }, {}, false],
    ['released to another', { ...open, releasedTo: [youth] }, {}, false],
    [
      'released to this one, which is not involved with the member',
      { ...open, releasedTo: [regisseur] },
      { involvedWith: ['walter'] },
      false,
    ],
    ['not released', { ...open, release: 'NOT_RELEASED' }, {}, false],
    ['of which nothing is said about release', open, {}, false],
    ['released, but secret', { confidentiality: 'SECRET', releasedTo: [regisseur] }, {}, false],
    ['taken back from whom it was released to', { ...open, releasedTo: [regisseur], release: 'NOT_RELEASED' }, {}, false],
    ['released in a case that has no reference', { ...open, releasedTo: [regisseur] }, { familyCase: withoutReference }, false],
    ['released, restricted: that it exists may be known', { confidentiality: 'RESTRICTED', releasedTo: [regisseur] }, {}, true],
    ['released, and nobody said how confidential', { releasedTo: [regisseur] }, {}, false],
    ['of which nothing is known', {}, {}, false],
    ['of no record: as if nothing were released', null, {}, false],
    ['of its own source', {}, { role: 'POL' }, true],
  ])('%s', (_what, facts, changes, heard) => {
    expect(hears(aRow('release.changed', report, facts), changes)).toEqual(heard ? report : null);
  });

  test('what is no record is decided without its facts', () => {
    expect(hears(aRow('record.changed', about(pair('mark', 'PERSON_NAME')), {}))).toEqual(about(pair('mark', 'PERSON_NAME')));
  });

  test('says on which facts was decided, as they were told', () => {
    const [line] = audibleTo(aRow('release.changed', report, { ...open, releasedTo: [regisseur] }), aListener())?.verdictLines ?? [];
    expect(line).toMatchObject({
      memberId: 'mark',
      line: { source: 'POLICE', dataClass: 'POLICE_CARE_REPORT', level: 'SIGNAL', decided: 'FULL', reason: 'RELEASED', count: 1 },
    });
    expect(line?.line.facts).toBe(
      aDisclosure().decision('mark', 'POLICE_CARE_REPORT', { release: 'RELEASED', confidentiality: 'OPEN', retention: 'WITHIN' }).facts,
    );
  });
});

describe('an event for those that it names', () => {
  const given = { waivers: ['w-1'], ...about(pair('mark', 'GGZ_IN_CARE')), recipients: [youth, regisseur] };

  test('reads itself alone, and hears what it may now', () => {
    expect(hears(aRow('waiver.given', given), { members })).toEqual({ ...given, recipients: [regisseur] });
  });

  test.each<[string, Row, SituationChanges]>([
    ['who is not named, whatever they may see', aRow('waiver.given', { ...given, recipients: [youth] }), { members }],
    ['who may not see it yet: another giver is needed', aRow('waiver.given', given), {}],
    [
      'who sees it on another ground, while another giver is needed: the source',
      aRow('waiver.given', { ...given, recipients: [`${oinOf('GGZ')}/GGZ`] }),
      ggz,
    ],
    ['a refusal', aRow('waiver.refused', given), { members }],
    ['what the desk does', aRow('task.changed', { members: ['mark'] }), {}],
    ['a signal that nobody matched', aRow('signal.raised', { signal: 's-1', ...about(pair('mark', 'SIGNAL_MATCH')) }), {}],
  ])('is nothing for %s', (_who, row, changes) => expect(hears(row, changes)).toBeNull());

  test.each<[string, SituationChanges, unknown]>([
    ['who knows a member', { involvedWith: ['mark'] }, { safetyGround: 'g-1', members: ['mark'], recipients: [regisseur] }],
    ['who knows none of them', { involvedWith: ['walter'] }, null],
  ])('names members to %s', (_who, changes, heard) => {
    const row = aRow('safety-ground.opened', { safetyGround: 'g-1', members: ['mark', 'chantal'], recipients: [regisseur, youth] });
    expect(hears(row, changes)).toEqual(heard);
  });

  test('a tombstone comes as it was written, also to who sees nothing of the case any more', () => {
    const row = aRow('waiver.withdrawn', { waiver: 'w-1', ...about(pair('mark', 'GGZ_IN_CARE')), recipients: [regisseur, youth] });
    const audible = audibleTo(row, { recipient: regisseur, disclosure: null });
    expect(audible).toEqual({ data: { ...row.data, recipients: [regisseur] }, verdictLines: [] });
    expect(audibleTo(row, { recipient: `${oinOf('GGZ')}/GGZ`, disclosure: aDisclosure(ggz) })).toBeNull();
    expect(audibleTo(aRow('case.destroyed', { recipients: [youth] }), { recipient: youth, disclosure: null })?.data).toEqual({
      recipients: [youth],
    });
  });
});

describe('a match of signals', () => {
  const police = `${oinOf('POL')}/POL`;
  const row = aRow('signal.matched', { match: 'a-b', recipients: [regisseur, police] });
  const verdict = (level: 'SIGNAL' | 'NONE') => () => ({ ...aDisclosure().verdict('mark', 'FAMILY_CASE', null), level });

  test.each<[string, Listener, boolean]>([
    ['whom the policy lets hear', { recipient: police, disclosure: null, mayHearOfMatch: verdict('SIGNAL') }, true],
    ['whom the policy does not', { recipient: police, disclosure: null, mayHearOfMatch: verdict('NONE') }, false],
    ['nobody decided', { recipient: police, disclosure: null }, false],
    ['nobody decided, to who sees everything in a case', aListener({ role: 'POL', purpose: 'SIGNAL' }), false],
    ['somebody else', { recipient: youth, disclosure: null, mayHearOfMatch: verdict('SIGNAL') }, false],
  ])('%s', (_who, listener, heard) => {
    expect(audibleTo(row, listener)?.data).toEqual(heard ? { match: 'a-b', recipients: [listener.recipient] } : undefined);
  });
});

test('another policy is told to everybody, and a type that is not in the catalogue to nobody', () => {
  const policy = `sha256:${'a'.repeat(64)}`;
  const anybody = { recipient: youth, disclosure: null };
  expect(audibleTo(aRow('policy.activated', { policy }), anybody)).toEqual({ data: { policy }, verdictLines: [] });
  expect(audibleTo(aRow('policy.changed', { policy }), anybody)).toBeNull();
  expect(audibleTo(aRow('case.gossip', { policy }), anybody)).toBeNull();
});

test('nobody hears about a member without a verdict at SIGNAL or more: every class, by who is involved with one member', () => {
  const types = Object.entries(catalogue).filter(([, { audience }]) => audience === 'CLASSES');
  const everything = about(...['mark', 'chantal', 'walter'].map((member) => pair(member, ...defaultTables.classes.keys())));
  for (const [type] of types) {
    const listener = aListener(ggz);
    const heard = audibleTo({ type: type as Row['type'], data: everything, facts: null }, listener);
    const lines = heard?.verdictLines ?? [];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ line, memberId }) => memberId === 'mark' && line.reason !== 'DEFAULT_DENY')).toBe(true);
    expect(heard?.data).toEqual(about(pair('mark', ...lines.map(({ line }) => line.dataClass))));
  }
});
