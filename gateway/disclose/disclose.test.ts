import { print, type DocumentNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { GatewayError } from '#gateway/errors.ts';
import type { ExecuteFederated } from '#gateway/federate/federate.ts';
import { aDisclosure, now, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { readQuery } from '#gateway/testing/read-query.ts';
import { labels } from '#gateway/testing/supergraph.ts';
import { createView, type View } from './disclose.ts';
import type { ReadOperation } from './read-operation.ts';
import { createRecordViewer } from './record-facts.ts';

const view = async (read: ReadOperation, execute: ExecuteFederated, changes: SituationChanges = {}): Promise<View> => {
  const disclosure = aDisclosure(changes);
  const viewer = createRecordViewer(disclosure.basis.situation, now, defaultTables.policy);
  return createView(labels, execute)({ read, asked: read.asked, caseId: 's1', disclosure, policy: defaultTables, viewer, context: {} });
};

/** What is sent to the planner for a selection, by somebody. */
const sentFor = async (selection: string, changes: SituationChanges = {}): Promise<string | null> => {
  let sent: string | null = null;
  await view(
    readQuery(`{ familyCase(id: "s1") { ${selection} } }`),
    async ({ document, variables }) => {
      sent = print(document).replaceAll(/\s+/g, ' ').slice('query ($id: ID!) { familyCase(id: $id) { '.length, -' } }'.length);
      expect(variables).toEqual({ id: 's1' });
      return { data: { familyCase: {} } };
    },
    changes,
  );
  return sent;
};

describe('what is fetched', () => {
  test.each<[string, string, SituationChanges, string | null]>([
    ['all that may show to somebody who is listed', 'members { name birthDate }', {}, 'members { id name birthDate }'],
    ['not what may show of nobody', 'members { name birthDate }', { role: 'POL' }, 'members { id name }'],
    ['for the family what stands in the case', 'triageRationale phase', { role: 'POL' }, 'phase'],
    ['nothing at all where nothing may show', 'triageRationale', { role: 'POL' }, null],
    [
      'existence stays as a mark, to be pruned for each member',
      'members { policeKnown }',
      {},
      'members { id policeKnown policeReports { provenance { confidentiality retentionFrom running release { recipients caseReference until } } } }',
    ],
  ])('%s', async (_what, selection, changes, expected) => {
    expect(await sentFor(selection, changes)).toBe(expected);
  });

  test('equal masks send the very same document, so that its plan is found again', async () => {
    const read = readQuery('{ familyCase(id: "s1") { members { name birthDate } } }');
    const sent: DocumentNode[] = [];
    const execute: ExecuteFederated = async ({ document }) => (sent.push(document), { data: { familyCase: {} } });
    for (const role of ['REG', 'POL', 'GGZ', 'REG'] as const) await view(read, execute, { role });
    expect(sent.map((document) => sent.indexOf(document))).toEqual([0, 1, 0, 0]);
  });

  test('what is remembered of masks is bounded', async () => {
    const read = readQuery('{ familyCase(id: "s1") { phase } }');
    for (let mask = 0; mask < 1000; mask += 1) read.documents.set(`other ${mask}`, null);
    await view(read, async () => ({ data: { familyCase: {} } }));
    expect(read.documents.size).toBe(1);
  });
});

describe('what comes of a fetch', () => {
  const read = readQuery('{ a: familyCase(id: "s1") { p: phase } b: familyCase(id: "s1") { members { name } } }');

  test('each root is laid out by itself', async () => {
    const { data } = await view(read, async () => ({ data: { familyCase: { phase: 'ACTIVE', members: [{ id: 'mark', name: 'Mark' }] } } }));
    expect(data).toEqual({ a: { p: 'ACTIVE' }, b: { members: [{ name: 'Mark' }] } });
  });

  test.each<[string, ExecuteFederated, string]>([
    ['an error of ours keeps its code', async () => ({ errors: [new GatewayError('DATABASE_UNAVAILABLE')] }), 'DATABASE_UNAVAILABLE'],
    ['any other is our fault', async () => ({ data: { familyCase: {} }, errors: [new Error('kapot') as never] }), 'INTERNAL'],
    ['no case where there was one is the register’s', async () => ({ data: { familyCase: null } }), 'DATABASE_UNAVAILABLE'],
    ['no data is too', async () => ({}), 'DATABASE_UNAVAILABLE'],
  ])('%s', async (_what, execute, code) => {
    await expect(view(read, execute)).rejects.toMatchObject({ code });
  });
});
