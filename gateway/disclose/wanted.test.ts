import { parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readQuery } from '#gateway/testing/read-query.ts';
import { printSelection } from './selection.ts';

const wanted = (selection: string): string =>
  print(parse(printSelection(readQuery(`{ familyCase(id: "s1") { ${selection} } }`).wanted.get('familyCase') ?? new Map())))
    .replaceAll(/\s+/g, ' ')
    .slice(2, -2);

const decision = 'confidentiality retentionFrom running';

describe('what must be fetched to answer', () => {
  test.each([
    ['each field once, by its own name', 'p: phase q: phase ... { phase }', 'phase'],
    ['the key where only a type is asked', '__typename', 'id'],
    [
      'whatever is asked of members, at one place',
      'members { name } x: members { ageBand ... { municipality } } ... { members { name } }',
      'members { id name ageBand municipality }',
    ],
    [
      'with a partner’s record what its decision needs',
      'members { ggzDiagnoses { text } }',
      `members { id ggzDiagnoses { provenance { ${decision} } text } }`,
    ],
    [
      'with a police record its release too',
      'members { policeReports { year } }',
      `members { id policeReports { provenance { ${decision} release { recipients caseReference until } } year } }`,
    ],
    ['with a hub item whose it is and about whom', 'network { support }', `network { provenance { ${decision} owner about } support }`],
    [
      'with a score its life domain',
      'members { domainScores { band } }',
      `members { id domainScores { provenance { ${decision} owner about domain } band } }`,
    ],
    [
      'with what is no record only whose it is',
      'members { mandatoryCare { kind } }',
      'members { id mandatoryCare { provenance { owner about } kind } }',
    ],
    [
      'provenance that is asked beside what is needed',
      'network { provenance { source } }',
      `network { provenance { ${decision} owner about source } }`,
    ],
    [
      'for what exists the decisions about its list',
      'members { inGgzCare }',
      `members { id inGgzCare ggzEpisodes { provenance { ${decision} } } }`,
    ],
    [
      'for what exists of objects without provenance, that they are there',
      'members { authorityRecorded }',
      'members { id authorityRecorded authority { __typename } }',
    ],
    [
      'for a value of what exists that value',
      'members { signalContact { dutyPhone } }',
      `members { id signalContact signalMatches { provenance { ${decision} owner about } contact { dutyPhone } } }`,
    ],
    [
      'a reference as a key, and of that person nothing there',
      'members { ties { kind member { name } } }',
      'members { id ties { kind member { bsn } } name }',
    ],
    [
      'the members for a reference outside them',
      'network { supports { birthDate } }',
      `network { provenance { ${decision} owner about } supports { bsn } } members { id birthDate }`,
    ],
    [
      'no members for a reference of which only the type is asked',
      'network { supports { __typename } }',
      `network { provenance { ${decision} owner about } supports { bsn } }`,
    ],
    ['a type for a container of which nothing else is asked', 'plan { __typename }', 'plan { __typename }'],
  ])('%s', (_what, selection, expected) => {
    expect(wanted(selection)).toBe(expected);
  });

  test('nothing when no case is asked', () => {
    expect(readQuery('{ __typename }').wanted.size).toBe(0);
  });

  test('for several roots all that they ask', () => {
    const { wanted: all } = readQuery('{ a: familyCase(id: "s1") { phase } b: familyCase(id: "s1") { members { name } openedAt } }');
    expect(printSelection(all)).toBe('{familyCase{phase members{id name } openedAt } }');
  });
});
