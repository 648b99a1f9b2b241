import { describe, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { now, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { aCaller, someDecisions } from '#gateway/testing/some-decisions.ts';
import type { Asker } from './asker.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import { createPager } from './page.ts';
import type { JsonObject } from './read-body.ts';
import { searchActions, searchResources, searchSubjects, type Search, type SearchBasis } from './search.ts';

const seal = {
  seal: (text: string) => `k.${Buffer.from(text).toString('base64url')}`,
  open: (text: string) => Buffer.from(text.slice(2), 'base64url').toString(),
};

const people = [
  { oin: oinOf('REG'), role: 'REG', subject: 'prof' },
  { oin: oinOf('REG'), role: 'REG', subject: 'another' },
  { oin: oinOf('POL'), role: 'POL', subject: 'prof-police' },
  { oin: oinOf('GGZ'), role: 'GGZ', subject: 'prof-ggz' },
  { oin: null, role: 'LID', subject: 'family-mark' },
];

const basisFor = (caller: Asker, changes: SituationChanges = {}): SearchBasis => ({
  decisions: someDecisions(caller, changes).decisions,
  listCasesOf: async () => ['s1', 's2'],
  listPeopleOf: async () => people,
  pager: createPager(seal, now),
});

const subject = { type: 'user', id: 'prof' };
const action = { name: 'read' };
const context = { purpose: 'COORD' };
const mark = { type: 'PERSON_NAME', id: 'mark' };

const found = async (
  search: Search,
  body: JsonObject,
  caller = aCaller('REG'),
  changes: SituationChanges = {},
): Promise<readonly unknown[]> => (await search(basisFor(caller, changes), body)).results.map((result) => result['name'] ?? result['id']);

/** The municipality's own system, which asks what its regisseurs may see. */
const point = aCaller('REG', 'prof', { isEnforcementPoint: true });

describe('subjects', () => {
  const body = { subject: { type: 'user' }, action, resource: mark, context };
  test.each<[string, JsonObject, Asker, readonly string[]]>([
    ['of a professional, only themselves', body, aCaller('REG'), ['prof']],
    ['for an enforcement point, of its own recipient', body, point, ['another', 'prof']],
    ['the id is ignored', { ...body, subject: { type: 'user', id: 'prof-police' } }, point, ['another', 'prof']],
    ['the id is ignored, whatever it is', { ...body, subject: { type: 'user', id: 5 } }, point, ['another', 'prof']],
    ['for the police, only theirs', body, aCaller('POL', 'prof-police'), ['prof-police']],
    ['for whom may not, nobody', { ...body, resource: { type: 'GGZ_DIAGNOSIS', id: 'mark' } }, aCaller('REG'), []],
    ['of another role', { ...body, subject: { type: 'user', properties: { role: 'POL' } } }, aCaller('REG'), []],
    ['of a role that there is not', { ...body, subject: { type: 'user', properties: { role: 5 } } }, aCaller('REG'), []],
    ['of another type', { ...body, subject: { type: 'group' } }, aCaller('REG'), []],
    ['for a resource that there is not', { ...body, resource: { type: 'PERSON_NAME', id: 'nobody' } }, aCaller('REG'), []],
    ['for a class that there is not', { ...body, resource: { type: 'SHOE_SIZE', id: 'mark' } }, aCaller('REG'), []],
    ['for an action that there is not', { ...body, action: { name: 'write' } }, aCaller('REG'), []],
    ['without a purpose', { ...body, context: {} }, aCaller('REG'), []],
    ['for the FG, everybody', body, aCaller('FG', 'officer'), ['another', 'prof', 'prof-ggz', 'prof-police']],
    [
      'for the FG, of one role',
      { ...body, subject: { type: 'user', properties: { role: 'REG' } } },
      aCaller('FG', 'officer'),
      ['another', 'prof'],
    ],
    ['for a family member, themselves', { ...body, context: { purpose: 'RIGHTS' } }, aCaller('LID', 'family-mark'), ['family-mark']],
    ['for a family member, never another', { ...body, context: { purpose: 'RIGHTS' } }, aCaller('LID', 'family-chantal'), []],
  ])('%s', async (_name, asked, caller, ids) => {
    const changes = caller.role === 'LID' ? { involvedWith: [] } : {};
    expect(await found(searchSubjects, asked, caller, changes)).toEqual(ids);
  });

  test('each says of which recipient, so that it can be asked about', async () => {
    const { results } = await searchSubjects(basisFor(aCaller('POL', 'prof-police')), body);
    expect(results).toEqual([{ type: 'user', id: 'prof-police', properties: { oin: oinOf('POL'), role: 'POL' } }]);
  });
});

describe('resources', () => {
  const body = { subject, action, resource: { type: 'PERSON_NAME' }, context };
  test.each<[string, JsonObject, readonly string[], SituationChanges?]>([
    ['every member', body, ['mark', 'chantal', 'walter']],
    ['only whom the user is involved with', body, ['chantal'], { involvedWith: ['chantal'] }],
    ['the id is ignored', { ...body, resource: { type: 'PERSON_NAME', id: 'walter' } }, ['mark', 'chantal', 'walter']],
    ['the case itself', { ...body, resource: { type: 'FAMILY_CASE' } }, ['s1']],
    ['items of the case and of members', { ...body, resource: { type: 'PLAN_ITEM' } }, ['s1', 'mark', 'chantal', 'walter']],
    ['of one case', { ...body, resource: { type: 'PERSON_NAME', properties: { case: 's1' } } }, ['mark', 'chantal', 'walter']],
    ['of another case', { ...body, resource: { type: 'PERSON_NAME', properties: { case: 's2' } } }, []],
    ['of a type that there is not', { ...body, resource: { type: 'SHOE_SIZE' } }, []],
    ['of a type that every object has', { ...body, resource: { type: 'constructor' } }, []],
    ['for an action that there is not', { ...body, action: { name: 'toString' } }, []],
    ['for a user of another recipient', { ...body, subject: { ...subject, properties: { role: 'POL' } } }, []],
    ['for a colleague', { ...body, subject: { type: 'user', id: 'another' } }, []],
    ['for a purpose that there is not', { ...body, context: { purpose: 'FUN' } }, []],
    ['nothing that may not', { ...body, resource: { type: 'GGZ_DIAGNOSIS' } }, []],
  ])('%s', async (_name, asked, ids, changes) => expect(await found(searchResources, asked, aCaller('REG'), changes)).toEqual(ids));

  test('what was said of records goes with each, so that it can be asked about', async () => {
    const resource = { type: 'POLICE_CARE_REPORT', properties: { release: 'RELEASED', waiver: 'VALID' } };
    const { results } = await searchResources(basisFor(aCaller('REG'), { involvedWith: ['mark'] }), { ...body, resource });
    expect(results).toEqual([{ type: 'POLICE_CARE_REPORT', id: 'mark', properties: { release: 'RELEASED' } }]);
  });

  test('page by page', async () => {
    const first = await searchResources(basisFor(aCaller('REG')), { ...body, page: { limit: 2 } });
    const second = await searchResources(basisFor(aCaller('REG')), { ...body, page: { token: first.page.next_token } });
    expect([first, second].map(({ results }) => results.map(({ id }) => id))).toEqual([['mark', 'chantal'], ['walter']]);
    expect([first.page.total, second.page]).toEqual([3, { next_token: '', count: 1, total: 3 }]);
    await expect(
      searchResources(basisFor(aCaller('REG')), { ...body, action: { name: 'full' }, page: { token: first.page.next_token } }),
    ).rejects.toThrow(/another search/);
    await expect(searchResources(basisFor(aCaller('REG', 'another')), { ...body, page: { token: first.page.next_token } })).rejects.toThrow(
      /another search/,
    );
  });
});

describe('actions', () => {
  const body = { subject, resource: mark, context };
  const debt = { goals: [{ domain: 'FINANCE', about: ['mark'] }] };
  test.each<[string, JsonObject, readonly string[], SituationChanges?]>([
    ['all', body, ['read', 'signal', 'coarse', 'full']],
    ['up to the level', { ...body, resource: { type: 'WI_DEBT', id: 'mark' } }, ['read', 'signal', 'coarse'], debt],
    ['an action is ignored', { ...body, action: 5 }, ['read', 'signal', 'coarse', 'full']],
    ['none', { ...body, resource: { type: 'GGZ_DIAGNOSIS', id: 'mark' } }, []],
    ['of a resource that there is not', { ...body, resource: { type: 'PERSON_NAME', id: 'nobody' } }, []],
    ['of a class that there is not', { ...body, resource: { type: 'SHOE_SIZE', id: 'mark' } }, []],
    ['of a colleague', { ...body, subject: { type: 'user', id: 'another' } }, []],
    ['of a user who is not ours', { ...body, subject: { type: 'user', id: 'x', properties: { role: 'GGZ' } } }, []],
    ['of another type of user', { ...body, subject: { type: 'robot', id: 'x' } }, []],
  ])('%s', async (_name, asked, names, changes) => expect(await found(searchActions, asked, aCaller('REG'), changes)).toEqual(names));
});

describe('whatever is found is permitted when it is asked', () => {
  const evaluations = async (caller: Asker, changes: SituationChanges): Promise<void> => {
    const basis = basisFor(caller, changes);
    const asked = { type: 'user', id: caller.subject };
    for (const type of defaultTables.classes.keys()) {
      for (const name of ['read', 'signal', 'coarse', 'full']) {
        const { results } = await searchResources(basis, { subject: asked, action: { name }, resource: { type }, context });
        for (const result of results) {
          const resource = { type: String(result['type']), id: String(result['id']), properties: {} };
          const evaluation = { subject: { ...asked, properties: {} }, action: name, resource, context };
          expect((await basis.decisions.decide(evaluation)).decision, `${name} ${type} ${resource.id}`).toBe(true);
          expect(await found(searchActions, { subject: asked, resource, context }, caller, changes)).toContain(name);
        }
      }
    }
  };

  test.each<[string, Asker, SituationChanges]>([
    ['the regisseur', aCaller('REG'), { goals: [{ domain: 'FINANCE', about: ['mark'] }] }],
    ['the police', aCaller('POL', 'prof-police'), { involvedWith: ['mark', 'walter'] }],
    ['the GGZ', aCaller('GGZ', 'prof-ggz'), { involvedWith: ['mark'] }],
  ])('%s', async (_name, caller, changes) => evaluations(caller, changes));
});

describe('what a search must say', () => {
  test.each<[string, Search, JsonObject, string]>([
    ['no subject', searchSubjects, { action, resource: mark }, 'subject is missing.'],
    ['no type of subject', searchSubjects, { subject: {}, action, resource: mark }, 'subject.type is missing.'],
    ['no action', searchSubjects, { subject, resource: mark }, 'action is missing.'],
    ['no id of the resource', searchSubjects, { subject, action, resource: { type: 'X' } }, 'resource.id is missing.'],
    ['no id of the subject', searchResources, { subject: { type: 'user' }, action, resource: { type: 'X' } }, 'subject.id is missing.'],
    ['no type of resource', searchResources, { subject, action, resource: { id: 'x' } }, 'resource.type is missing.'],
    ['no name of the action', searchResources, { subject, action: {}, resource: { type: 'X' } }, 'action.name is missing.'],
    ['no resource', searchActions, { subject }, 'resource is missing.'],
    ['a context of another type', searchActions, { subject, resource: mark, context: [] }, 'context must be an object.'],
    ['a page of another type', searchActions, { subject, resource: mark, page: 1 }, 'page must be an object.'],
    [
      'a limit below nothing',
      searchActions,
      { subject, resource: mark, page: { limit: -1 } },
      'page.limit must be a whole number, 0 or more.',
    ],
    ['half a limit', searchActions, { subject, resource: mark, page: { limit: 1.5 } }, 'page.limit must be a whole number, 0 or more.'],
    [
      'a limit in letters',
      searchActions,
      { subject, resource: mark, page: { limit: '2' } },
      'page.limit must be a whole number, 0 or more.',
    ],
    [
      'a limit without end',
      searchActions,
      { subject, resource: mark, page: { limit: Number.POSITIVE_INFINITY } },
      'page.limit must be a whole number, 0 or more.',
    ],
    ['a token of another type', searchActions, { subject, resource: mark, page: { token: 1 } }, 'page.token must be a string.'],
    [
      'page properties of another type',
      searchActions,
      { subject, resource: mark, page: { properties: 1 } },
      'page.properties must be an object.',
    ],
  ])('%s', async (_name, search, body, message) => {
    await expect(search(basisFor(aCaller('REG')), body)).rejects.toThrow(message);
  });
});
