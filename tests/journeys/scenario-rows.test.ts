import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLabels, type FieldLabel } from '#gateway/disclose/labels.ts';
import { defaultPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import { Level, levels, type LevelName } from '#consent/vocabulary.ts';
import { startJourney, type Journey } from './journey.ts';
import { memberId, membersOf } from './people.ts';
import type { Shown } from './view.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const labels = readLabels(readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'));
const rows = readFileSync(`${defaultPolicyFolder}/scenarios.csv`, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [scenario = '', role = '', purpose = '', member = '', dataClass = '', facts = '', level = ''] = line.split(',');
    return { scenario, role, purpose, member, dataClass, facts, level };
  });

/** Whose view shows a row: a scenario's case, the demo role, and for a family member whose own. */
const staff: Readonly<Record<string, string>> = {
  REG: 'regisseur',
  POL: 'police',
  GGZ: 'ggz',
  JGD: 'youth',
  WMO: 'wmo',
  WI: 'income',
  BM: 'mayor',
  BEL: 'policymaker',
};
const family: Readonly<Record<string, string>> = { s1: 'mark', s3: 'gerrit' };
const people: Readonly<Record<string, string>> = { mother: 'Wilma', child: 'Teun' };
const places: Readonly<Record<string, string>> = { 's1-walter-refused': 's1' };

/** The highest level at which anything of a class shows in what was answered: by the labels of the fields that are there, each in its own record's class. */
function levelIn(shown: Shown, typeName: string, dataClass: string, inherited: string | null = null): Level {
  if (typeof shown !== 'object' || shown === null) return Level.NONE;
  const each = Array.isArray(shown) ? (shown as readonly Shown[]) : [shown];
  return each.reduce<Level>((highest, item) => highestOf(highest, levelOfFields(item, typeName, dataClass, inherited)), Level.NONE);
}

function levelOfFields(item: Shown, typeName: string, dataClass: string, inherited: string | null): Level {
  return Object.entries(item ?? {}).reduce<Level>((highest, [name, value]) => {
    const label = labels.get(typeName)?.get(name);
    return label === undefined ? highest : highestOf(highest, levelOfField(label, value as Shown, dataClass, inherited));
  }, Level.NONE);
}

function levelOfField(label: FieldLabel, value: Shown, dataClass: string, inherited: string | null): Level {
  const own = label.dataClass ?? inherited;
  // Another member, named as an end or a subject: what shows of them is not of this one.
  if (label.objectType === 'FamilyMember') return own === dataClass ? (label.level ?? Level.NONE) : Level.NONE;
  const below = label.objectType === null ? Level.NONE : levelIn(value, label.objectType, dataClass, own);
  const isItself = own === dataClass && (label.objectType === null || label.name !== 'provenance');
  return isItself ? highestOf(label.level ?? Level.NONE, below) : below;
}

const highestOf = (one: Level, other: Level): Level => (one > other ? one : other);

/** Classes whose items hang on the case. */
const ofTheCase = new Set(['FAMILY_CASE', 'PLAN_ITEM', 'MEETING_ITEM', 'ESCALATION', 'SOCIAL_NETWORK']);

/** The finest that the schema has of a class: of a name there is nothing finer than the name. */
const finest = (dataClass: string): Level =>
  [...labels.values()]
    .flatMap((fields) => [...fields.values()])
    .filter((label) => label.dataClass === dataClass)
    .reduce<Level>(
      (highest, { level, objectType }) => highestOf(highest, objectType === null ? (level ?? Level.NONE) : Level.FULL),
      Level.NONE,
    );

async function levelShown({ scenario, role, purpose, member, dataClass }: (typeof rows)[number]): Promise<LevelName> {
  const wanted = scenario.toLowerCase();
  const caseId = places[wanted] ?? wanted;
  const view = await journey.view(caseId, staff[role] ?? family[caseId] ?? '', purpose);
  const name = people[member] ?? member;
  if (!membersOf(caseId).includes(name)) throw new Error(`${caseId} has no ${name}`);
  // A plan item that names somebody else is not about this member.
  const items = view.at('plan.items');
  const about = Array.isArray(items)
    ? items.filter((item) => !JSON.stringify(item).includes('"members"') || JSON.stringify(item).includes(memberId(caseId, name)))
    : null;
  const { members: _members, plan: _plan, ...rest } = (view.familyCase ?? {}) as Readonly<Record<string, Shown>>;
  const ofMember = levelIn(view.at(name), 'FamilyMember', dataClass);
  return levels[
    ofTheCase.has(dataClass)
      ? highestOf(levelIn(about, 'PlanItem', dataClass, 'PLAN_ITEM'), levelIn(rest, 'FamilyCase', dataClass))
      : ofMember
  ];
}

/** Rows that ask what would be if the seeded case were otherwise: what it is instead, and so what shows. Where it is as the row says, another test says so. */
const otherwise: Readonly<Record<string, readonly [instead: string, shown: LevelName]>> = {
  'S1 REG COORD Mark POLICE_CARE_REPORT involvement=ACTIVE': ['one of the five was released', 'FULL'],
  'S1 REG COORD Mark GGZ_FUNCTIONAL_IMPACT involvement=ACTIVE waiver=VALID waiverNamesClass=YES': [
    'a goal names Mark in this domain',
    'FULL',
  ],
  'S1 REG SAFETY Sebastiaan YOUTH_SAFETY_LEVEL involvement=ACTIVE safety=OPEN': ['no ground is open', 'NONE'],
  'S1 POL COORD Mark PLAN_ITEM involvement=ACTIVE': ['two of the nine are their own', 'FULL'],
  'S1 WI PROVISION Mark PLAN_ITEM involvement=ACTIVE': ['one of them is its own', 'FULL'],
  'S1 REG COORD Chantal WMO_PROVISION involvement=ACTIVE confidentiality=RESTRICTED': ['another one is open', 'FULL'],
  'S1 REG COORD Chantal WMO_PROVISION involvement=ACTIVE confidentiality=SECRET': ['another one is open', 'FULL'],
  'S1 REG COORD Chantal WMO_PROVISION involvement=ACTIVE retention=PAST': ['another one is within its period', 'FULL'],
  'S1 REG COORD Chantal WMO_PROVISION involvement=ACTIVE restricted=YES': ['nobody asked for a restriction', 'FULL'],
  'S2-escalated BM OOV mother POLICE_CARE_REPORT involvement=ACTIVE escalation=ADMINISTRATIVE': ['it was released to the mayor', 'COARSE'],
  'S3 WMO SIGNAL Gerrit SIGNAL_MATCH involvement=ACTIVE view=CLOSED': ['there is a mutual match', 'SIGNAL'],
  'S3 JGD SIGNAL Gerrit SIGNAL_MATCH involvement=ACTIVE view=CLOSED': ['there is a mutual match', 'SIGNAL'],
  'S3 LID RIGHTS Zoey YOUTH_PROVISION self=OTHER view=CLOSED': ['she is 8', 'FULL'],
};

describe('every row of the scenarios is what a view shows', () => {
  test.each(rows)('$scenario $role for $purpose, of $member, $dataClass given $facts', async (row) => {
    const { scenario, role, purpose, member, dataClass, facts, level } = row;
    const [, instead] = otherwise[[scenario, role, purpose, member, dataClass, facts].join(' ')] ?? [];
    const most = finest(dataClass);
    const expected = instead ?? (Level[level as LevelName] > most ? levels[most] : level);
    expect(await levelShown(row)).toBe(expected);
  });

  test('every row that is otherwise is one of them', () => {
    const known = rows.map(({ scenario, role, purpose, member, dataClass, facts }) =>
      [scenario, role, purpose, member, dataClass, facts].join(' '),
    );
    expect(Object.keys(otherwise).filter((row) => !known.includes(row))).toEqual([]);
    expect(rows).toHaveLength(180);
  });

  test('only a name has nothing finer than the level below', () => {
    const coarser = [...new Set(rows.map(({ dataClass }) => dataClass))].filter((dataClass) => finest(dataClass) < Level.FULL);
    expect(coarser.toSorted()).toEqual(['PERSON_NAME', 'SCHOOL_ABSENCE', 'VT_REPORT']);
  });
});
