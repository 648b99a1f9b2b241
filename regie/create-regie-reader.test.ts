import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '#database/seed.ts';
import { createTestDatabase, databaseKinds, testEncryption, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createRegieReader, type RegieReaderInput } from './create-regie-reader.ts';
import { createReadParts } from './read-parts.ts';
import type { CaseHeader, RegieReader } from './reader.ts';

const header: CaseHeader = {
  id: 's1',
  phase: 'ACTIVE',
  triage: 'MULTI_PROBLEM',
  triageRationale: null,
  openedAt: '2026-02-02',
  closedAt: null,
};
const members = [1, 2, 3, 4, 5].map((number) => ({ id: `s1-m${String(number)}`, bsn: `bsn-${String(number)}` }));
const regisseur = '00000099000000001000/REG';

describe.each(databaseKinds)('the reader of a case on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    await seed(tested.database, testEncryption(), new Date('2026-11-20T10:00:00Z'));
  }, 60_000);
  afterAll(async () => tested.close());

  const reader = (more: Partial<RegieReaderInput> = {}): RegieReader =>
    createRegieReader({
      familyCase: header,
      members,
      recipient: regisseur,
      today: '2026-11-20',
      readParts: createReadParts(tested.database),
      accessLog: async () => [],
      ...more,
    });

  test('parts asked for in one tick are read in one statement, and each part once', async () => {
    const read: string[][] = [];
    const readParts: RegieReaderInput['readParts'] = async (caseId, parts) => {
      read.push([...parts]);
      return createReadParts(tested.database)(caseId, parts);
    };
    const one = reader({ readParts });
    await Promise.all([
      one.planItems(),
      one.meetings(),
      one.regisseur(null),
      ...members.map(async ({ id }) => one.involvements(id, 'GGZ')),
    ]);
    await one.involvements('s1-m1', 'POLICE');
    expect(read).toEqual([['planItems', 'meetings', 'regisseurs', 'involvements']]);
  });

  test('knows its own case and members only', () => {
    const one = reader();
    expect(one.familyCase('s1')).toBe(header);
    expect(one.familyCase('s2')).toBeNull();
    expect(one.memberById('s2-m1')).toBeNull();
    expect(one.memberByBsn('bsn-2')).toEqual({ id: 's1-m2', bsn: 'bsn-2' });
    expect(one.memberByBsn('999999357')).toBeNull();
  });

  test('every item says whose it is and whom it names', async () => {
    const one = reader();
    const [items, meetings, scores, involvements] = await Promise.all([
      one.planItems(),
      one.meetings(),
      one.domainScores('s1-m1'),
      one.involvements('s1-m1', 'GGZ'),
    ]);
    expect(items.map(({ provenance: { owner, about } }) => [owner, about.join(' ')])).toEqual([
      [regisseur, 's1-m1'],
      ['00000099000000001000/WI', 's1-m1'],
      ['00000099000000002000/POL', 's1-m1'],
      ['00000099000000002000/POL', 's1-m1'],
      ['00000099000000003000/GGZ', 's1-m1'],
      [null, 's1-m1'],
      [null, 's1-m1'],
      ['00000099000000004000/JGD', 's1-m3 s1-m4'],
      ['00000099000000001000/WMO', 's1-m2'],
    ]);
    expect(items[0]?.provenance).toEqual({
      source: 'HUB',
      recordedAt: '2026-03-09',
      confidentiality: 'OPEN',
      release: null,
      retentionFrom: null,
      running: true,
      owner: regisseur,
      about: ['s1-m1'],
      domain: 'MENTAL_HEALTH',
    });
    expect(items[6]?.ownerMember).toEqual(members[0]);
    expect(items[5]).toMatchObject({ owner: 'Iemand uit het sociale netwerk', ownerMember: null });
    expect(meetings.map(({ provenance: { owner, about }, attendees }) => [owner, about.length, attendees.length])).toEqual([
      [regisseur, 0, 2],
      ['00000099000000004000/JGD', 2, 1],
    ]);
    expect(scores.map(({ domain, band, score, provenance }) => [domain, band, score, provenance.domain, provenance.owner])).toEqual([
      ['FINANCE', 'NOT_SELF_RELIANT', 1, 'FINANCE', '00000099000000001000/WI'],
      ['FINANCE', 'NOT_SELF_RELIANT', 2, 'FINANCE', '00000099000000001000/WI'],
      ['MENTAL_HEALTH', 'NOT_SELF_RELIANT', 2, 'MENTAL_HEALTH', '00000099000000003000/GGZ'],
    ]);
    expect(involvements).toEqual([
      expect.objectContaining({ organisation: 'GGZ De Brug', dutyPhone: '+31881000003', lastActive: '2026-11-16' }),
    ]);
    expect(involvements[0]?.provenance).toMatchObject({ owner: '00000099000000003000/GGZ', about: ['s1-m1'] });
  });

  test('the regisseur is no other organisation, and is about the member or the family', async () => {
    const one = reader();
    expect((await one.regisseur(null))?.provenance).toMatchObject({ owner: regisseur, about: [] });
    expect((await one.regisseur('s1-m2'))?.provenance).toMatchObject({ owner: regisseur, about: ['s1-m2'] });
    const others = await one.involvements('s1-m2', 'OTHER');
    expect(others.map(({ professional }) => professional).toSorted()).toEqual(['Joyce de Wit', 'Kees Vermeer']);
  });

  test('of a closed case nothing runs, and retention starts at its closing', async () => {
    const one = reader({ familyCase: { ...header, phase: 'CLOSED', closedAt: '2026-10-01' } });
    expect((await one.planItems())[0]?.provenance).toMatchObject({ running: false, retentionFrom: '2026-10-01' });
    const evaluated = reader({ familyCase: { ...header, phase: 'EVALUATION', closedAt: '2026-10-01' } });
    expect((await evaluated.planItems())[0]?.provenance).toMatchObject({ running: true, retentionFrom: null });
  });

  test.each([
    ['00000099000000001000/WMO', 's3-m1', ['CJG Voorbeeldstad']],
    ['00000099000000001000/WMO', 's3-m4', []],
    ['00000099000000004000/JGD', 's3-m1', ['Gemeente Voorbeeldstad']],
    ['00000099000000004000/JGD', 's3-m4', ['Gemeente Voorbeeldstad']],
    [regisseur, 's3-m1', ['Gemeente Voorbeeldstad']],
    [regisseur, 's3-m4', ['Gemeente Voorbeeldstad']],
    [regisseur, 's3-m2', []],
  ])('about a match %s calls, for member %s, %j', async (recipient, memberId, organisations) => {
    const one = reader({ familyCase: { ...header, id: 's3' }, recipient });
    expect((await one.signalMatches(memberId)).map(({ contact }) => contact.organisation)).toEqual(organisations);
  });

  test.each([
    ['2027-10-11', 1],
    ['2027-10-12', 0],
    ['2026-10-15', 0],
  ])('on %s there are %d valid matches', async (today, count) => {
    expect(await reader({ familyCase: { ...header, id: 's3' }, today }).signalMatches('s3-m1')).toHaveLength(count);
  });

  test('an entry of the access log is of who looked', async () => {
    const one = reader({
      accessLog: async () => [
        {
          who: 'Gemeente Voorbeeldstad, REG',
          recipient: regisseur,
          at: '2026-11-19T12:00:00Z',
          kind: 'LOOK',
          purpose: 'COORD',
          article: 'AVG 15',
        },
      ],
    });
    expect(await one.accessLog('s1-m1')).toEqual([
      expect.objectContaining({
        who: 'Gemeente Voorbeeldstad, REG',
        kind: 'LOOK',
        provenance: expect.objectContaining({ owner: regisseur, about: ['s1-m1'], recordedAt: '2026-11-19' }),
      }),
    ]);
  });

  test('rejects when the database is away', async () => {
    const one = reader({ readParts: async () => Promise.reject(new Error('away')) });
    await expect(one.planItems()).rejects.toThrow('away');
  });
});
