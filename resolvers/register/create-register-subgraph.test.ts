import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import type { DeskRequest } from '#audit/desk-request.ts';
import { createRegisterSubgraph } from './create-register-subgraph.ts';

const request: DeskRequest = {
  caller: { oin: '00000099000000001000', role: 'REG', subject: 'prof-regisseur' },
  purpose: 'COORD',
  now: new Date('2026-11-20T09:00:00.000Z'),
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  policy: 'sha256:1f2e',
  operation: null,
  touch: () => undefined,
};

const waiver = { caseId: 'c', memberId: 'm', classes: ['X'], recipients: [{ oin: 'o', role: 'REG' }], purposes: ['COORD'] };

test.each<[string, string, unknown]>([
  ['query', 'waivers(caseId: "c", memberId: "m") { problems { code } }', { caseId: 'c', memberId: 'm' }],
  ['query', 'legalBases(caseId: "c") { problems { code } }', { caseId: 'c' }],
  ['query', 'setAsides(caseId: "c", memberId: "m") { problems { code } }', { caseId: 'c', memberId: 'm' }],
  ['query', 'tasks { problems { code } }', {}],
  ['query', 'safetyGrounds(caseId: "c") { problems { code } }', { caseId: 'c' }],
  ['query', 'tombstones(open: true, first: 2) { problems { code } }', { open: true, first: 2 }],
  ['mutation', 'confirmTombstone(eventId: "e") { problems { code } }', { eventId: 'e' }],
  ['query', 'exportConsents(caseId: "c", memberId: "m") { problems { code } }', { caseId: 'c', memberId: 'm' }],
  ['mutation ($waiver: WaiverInput!)', 'giveWaiver(waiver: $waiver) { problems { code } }', waiver],
  ['mutation ($waiver: WaiverInput!)', 'refuseWaiver(waiver: $waiver) { problems { code } }', waiver],
  ['mutation', 'withdrawWaiver(caseId: "c", waiverId: "w") { problems { code } }', { caseId: 'c', waiverId: 'w' }],
  [
    'mutation',
    'recordLegalBasis(legalBasis: { caseId: "c", purpose: "COORD", article: "a", evidence: "e" }) { problems { code } }',
    { caseId: 'c', purpose: 'COORD', article: 'a', evidence: 'e' },
  ],
  ['mutation', 'endLegalBasis(caseId: "c", legalBasisId: "l") { problems { code } }', { caseId: 'c', legalBasisId: 'l' }],
  [
    'mutation',
    'setAuthorityAside(setAside: { caseId: "c", memberId: "m", holderId: "h", reason: "r" }) { problems { code } }',
    { caseId: 'c', memberId: 'm', holderId: 'h', reason: 'r' },
  ],
  ['mutation', 'endSetAside(caseId: "c", setAsideId: "s") { problems { code } }', { caseId: 'c', setAsideId: 's' }],
  [
    'mutation',
    'openSafetyGround(caseId: "c", memberId: "m", reason: "r") { problems { code } }',
    { caseId: 'c', memberId: 'm', reason: 'r' },
  ],
  ['mutation', 'approveSafetyGround(caseId: "c", safetyGroundId: "g") { problems { code } }', { caseId: 'c', safetyGroundId: 'g' }],
  ['mutation', 'closeSafetyGround(caseId: "c", safetyGroundId: "g") { problems { code } }', { caseId: 'c', safetyGroundId: 'g' }],
  ['mutation', 'completeTask(taskId: "t") { problems { code } }', { taskId: 't' }],
  ['mutation', 'importConsent(caseId: "c", json: "{}") { problems { code } }', { caseId: 'c', json: '{}' }],
])('a %s of %s reaches the desk with what was asked, once', async (operation, selection, asked) => {
  const [name = ''] = selection.split(/\W/);
  const calls: unknown[] = [];
  const method = async (given: DeskRequest, args: unknown): Promise<unknown> => {
    calls.push([given, args]);
    return Promise.resolve({ problems: [{ code: name, messageNl: '' }] });
  };
  const answer = await graphql({
    schema: createRegisterSubgraph(),
    source: `${operation} { ${selection} }`,
    variableValues: { waiver },
    contextValue: { request, register: { [name]: method } },
  });
  expect(answer).toEqual({ data: { [name]: { problems: [{ code: name }] } } });
  expect(JSON.parse(JSON.stringify(calls))).toEqual(JSON.parse(JSON.stringify([[request, asked]])));
});
