import { describe, expect, test } from 'vitest';
import { Level } from '#consent/vocabulary.ts';
import { labels } from '#gateway/testing/supergraph.ts';
import { prune } from './prune.ts';
import { printSelection, type DraftSelection, type Selection } from './selection.ts';

const select = (text: string): Selection => {
  const tokens = text.match(/\w+|[{}]/g) ?? [];
  const read = (): DraftSelection => {
    const selection: DraftSelection = new Map();
    let last = '';
    for (let token = tokens.shift(); token !== undefined && token !== '}'; token = tokens.shift()) {
      if (token === '{') selection.set(last, read());
      else selection.set((last = token), null);
    }
    return selection;
  };
  return read();
};

const pruned = (selection: string, ceilings: Readonly<Record<string, Level>>, keepMarks = false): string =>
  printSelection(
    prune({ labels, ceilingOf: (dataClass) => ceilings[dataClass] ?? Level.NONE, keepMarks }, 'FamilyMember', select(selection)),
  ).replaceAll(' }', '}');

describe('pruning before the fetch', () => {
  test.each([
    ['a field above its ceiling goes', 'name birthDate ageBand', { PERSON_NAME: Level.FULL, PERSON_BIRTH: Level.COARSE }, '{name ageBand}'],
    ['a class without a ceiling goes whole', 'ggzDiagnoses{text provenance{confidentiality}}', {}, '{}'],
    [
      'a record keeps what shows and what its own decision needs',
      'policeReports{category date provenance{confidentiality retentionFrom running release{recipients caseReference until}}}',
      { POLICE_CARE_REPORT: Level.COARSE },
      '{policeReports{category provenance{confidentiality retentionFrom running release{recipients caseReference until}}}}',
    ],
    [
      'a field of a closed class inside an open record goes',
      'policeReports{summary narrative reporter provenance{confidentiality}}',
      { POLICE_CARE_REPORT: Level.FULL },
      '{policeReports{summary provenance{confidentiality}}}',
    ],
    [
      'at SIGNAL an existence field fetches the decision fields of its list alone',
      'policeKnown policeReports{category summary narrative provenance{source confidentiality release{decisionId until recipients}}}',
      { POLICE_CARE_REPORT: Level.SIGNAL },
      '{policeReports{provenance{confidentiality release{until recipients}}}}',
    ],
    [
      'at SIGNAL without an existence field nothing is fetched',
      'policeReports{category provenance{confidentiality}}',
      { POLICE_CARE_REPORT: Level.SIGNAL },
      '{}',
    ],
    [
      'an existence field with a value fetches that value',
      'signalContact signalMatches{contact{organisation dutyPhone} provenance{owner}}',
      { SIGNAL_MATCH: Level.SIGNAL },
      '{signalMatches{contact{organisation dutyPhone} provenance{owner}}}',
    ],
    [
      'two existence fields of one list do not take from each other',
      'signalMatch signalContact signalMatches{matchedAt contact{organisation} provenance{owner}}',
      { SIGNAL_MATCH: Level.SIGNAL },
      '{signalMatches{contact{organisation} provenance{owner}}}',
    ],
    ['a reference to a person stays a key', 'ties{kind member{bsn}}', { FAMILY_TIES: Level.FULL }, '{ties{kind member{bsn}}}'],
  ])('%s', (_name, selection, ceilings, expected) => {
    expect(pruned(selection, ceilings as Record<string, Level>)).toBe(expected);
  });

  test('marks stay for the pruning per member, where their class reaches SIGNAL', () => {
    expect(pruned('policeKnown inGgzCare policeReports{provenance{confidentiality}}', { POLICE_CARE_REPORT: Level.SIGNAL }, true)).toBe(
      '{policeKnown policeReports{provenance{confidentiality}}}',
    );
  });
});
