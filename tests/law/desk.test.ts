import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Question, Reply } from '../stage.ts';
import { raiseStage, type Stage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage({ database: 'postgres', env: { RATE_LIMIT_PER_MINUTE: '100000' } });
}, 120_000);
afterAll(async () => stage.close());

type Asker = Pick<Question, 'role' | 'member' | 'purpose'>;
const askers: readonly Asker[] = [
  { role: 'regisseur', purpose: 'SAFETY' },
  { role: 'police', purpose: 'SAFETY' },
  { role: 'ggz', purpose: 'SAFETY' },
  { role: 'youth', purpose: 'SAFETY' },
  { role: 'wmo', purpose: 'COORD' },
  { role: 'income', purpose: 'COORD' },
  { role: 'mayor', purpose: 'OOV' },
  { role: 'family', member: 'mark', purpose: 'RIGHTS' },
  { role: 'family', member: 'zoey', purpose: 'RIGHTS' },
];

const p = 'problems { code messageNl }';
const terms = `classes: [], regime: "WGBO", recipients: [{ oin: "00000099000000001000", role: "REG" }], purposes: ["COORD"], evidence: "formulier"`;
/** Every field of the desk that names a case or something in one, as it is asked with these ids. */
const fields: Readonly<Record<string, (caseId: string, memberId: string) => string>> = {
  waivers: (c, m) => `{ waivers(caseId: "${c}", memberId: "${m}") { waivers { id } standings { standing } ${p} } }`,
  legalBases: (c) => `{ legalBases(caseId: "${c}") { legalBases { id } ${p} } }`,
  setAsides: (c, m) => `{ setAsides(caseId: "${c}", memberId: "${m}") { setAsides { id } ${p} } }`,
  tasks: (c) => `{ tasks(caseId: "${c}") { tasks { id } ${p} } }`,
  safetyGrounds: (c) => `{ safetyGrounds(caseId: "${c}") { safetyGrounds { id } ${p} } }`,
  exportConsents: (c, m) => `{ exportConsents(caseId: "${c}", memberId: "${m}") { json ${p} } }`,
  accessReport: (c, m) => `{ accessReport(caseId: "${c}", memberId: "${m}") { report { memberId } ${p} } }`,
  rightsRequests: (c) => `{ rightsRequests(caseId: "${c}") { id } }`,
  restrictions: (c) => `{ restrictions(caseId: "${c}") { source } }`,
  giveWaiver: (c, m) =>
    `mutation { giveWaiver(waiver: { caseId: "${c}", memberId: "${m}", givers: ["${m}"], ${terms} }) { waivers { id } ${p} } }`,
  refuseWaiver: (c, m) =>
    `mutation { refuseWaiver(waiver: { caseId: "${c}", memberId: "${m}", givers: ["${m}"], ${terms} }) { waivers { id } ${p} } }`,
  withdrawWaiver: (c) => `mutation { withdrawWaiver(caseId: "${c}", waiverId: "s1-w1") { waivers { id } ${p} } }`,
  recordLegalBasis: (c) =>
    `mutation { recordLegalBasis(legalBasis: { caseId: "${c}", purpose: "COORD", article: "Wmo 5.2.1", evidence: "besluit" }) { legalBasis { id } ${p} } }`,
  endLegalBasis: (c) => `mutation { endLegalBasis(caseId: "${c}", legalBasisId: "s1-lb1") { legalBasis { id } ${p} } }`,
  setAuthorityAside: (c, m) =>
    `mutation { setAuthorityAside(setAside: { caseId: "${c}", memberId: "${m}", holderId: "${m}", reason: "x" }) { setAside { id } ${p} } }`,
  endSetAside: (c) => `mutation { endSetAside(caseId: "${c}", setAsideId: "x") { setAside { id } ${p} } }`,
  openSafetyGround: (c, m) =>
    `mutation { openSafetyGround(caseId: "${c}", memberId: "${m}", reason: "gevaar") { safetyGround { id } ${p} } }`,
  approveSafetyGround: (c) => `mutation { approveSafetyGround(caseId: "${c}", safetyGroundId: "x") { safetyGround { id } ${p} } }`,
  closeSafetyGround: (c) => `mutation { closeSafetyGround(caseId: "${c}", safetyGroundId: "x") { safetyGround { id } ${p} } }`,
  importConsent: (c) => `mutation { importConsent(caseId: "${c}", json: "{}") { waivers { id } ${p} } }`,
  requestCorrection: (c, m) =>
    `mutation { requestCorrection(input: { caseId: "${c}", memberId: "${m}", statementNl: "x" }) { request { id } ${p} } }`,
  restrictProcessing: (c, m) =>
    `mutation { restrictProcessing(input: { caseId: "${c}", memberId: "${m}", reason: UNLAWFUL }) { restrictions { source } ${p} } }`,
  liftRestriction: (c, m) =>
    `mutation { liftRestriction(input: { caseId: "${c}", memberId: "${m}", reasonNl: "x", personToldOn: "2026-11-20" }) { restrictions { source } ${p} } }`,
};

const plain = ({ status, text }: Reply): string => `${status} ${text}`;

describe.each(askers)('to $role $member', (asker) => {
  const foreign = asker.member === 'zoey' ? 's1' : 's3';
  test.each(Object.keys(fields))('what is in a case that is not theirs is as what is not there: %s', async (name) => {
    const query = fields[name];
    if (!query) throw new Error('no such field');
    if (['regisseur', 'wmo', 'youth'].includes(asker.role)) return; // involved in both cases
    const nowhere = await stage.ask({ ...asker, query: query('nowhere', 'nowhere-m1') });
    expect(nowhere.status).not.toBe(400);
    expect(plain(await stage.ask({ ...asker, query: query(foreign, `${foreign}-m1`) }))).toBe(plain(nowhere));
  });
  test.each(Object.keys(fields))('a member who is not theirs is as one who is not there: %s', async (name) => {
    const query = fields[name];
    if (!query || !/memberId/.test(query('c', 'm'))) return;
    if (asker.role === 'regisseur' || asker.member === 'zoey') return;
    // Walter of another case, and William of this one, with whom nobody but the regisseur is involved
    const nobody = plain(await stage.ask({ ...asker, query: query('s1', 's1-m9') }));
    for (const other of ['s1-withdrawn-m1', 's1-m5', '__proto__', 'constructor']) {
      expect(plain(await stage.ask({ ...asker, query: query('s1', other) }))).toBe(nobody);
    }
  });
});

const officer: Asker = { role: 'officer', purpose: 'AUDIT' };
const nul = '\\u0000';
test.each<[string, Asker, string]>([
  ['a hash', officer, `{ policyVersion(hash: "${nul}") { hash } }`],
  ['a hash to compare', officer, `{ comparePolicies(after: "${nul}") { before } }`],
  ['a hash to propose', officer, `mutation { proposePolicy(hash: "${nul}", revision: 1) { ${p} } }`],
  ['a trace', officer, `{ explainAnswer(traceId: "${nul}") { dataClass } }`],
  ['a base', officer, `mutation { draftPolicy(files: [{ name: "a.yaml", text: "x: 1" }], basedOn: "${nul}") { ${p} } }`],
  [
    'a case to simulate',
    officer,
    `{ simulateCase(persona: { role: "REG", purpose: "COORD", organisation: "00000099000000001000", subject: "x", caseId: "${nul}" }) { ${p} } }`,
  ],
  [
    'a subject to simulate',
    officer,
    `{ simulateCase(persona: { role: "REG", purpose: "COORD", organisation: "00000099000000001000", subject: "${nul}", caseId: "s1" }) { ${p} } }`,
  ],
  ['a run', officer, `{ destructionRecords(runId: "${nul}") { id } }`],
  [
    'a source to lift',
    officer,
    `mutation { liftRestriction(input: { caseId: "s1", memberId: "s1-m1", source: "${nul}", reasonNl: "x", personToldOn: "2026-11-20" }) { ${p} } }`,
  ],
  ['a request', officer, `mutation { withdrawRequest(id: "${nul}", revision: 1) { ${p} } }`],
  ['a case of requests', officer, `{ rightsRequests(caseId: "${nul}") { id } }`],
  ['a case of tasks', officer, `{ tasks(caseId: "${nul}") { ${p} } }`],
  ['a task', officer, `mutation { completeTask(taskId: "${nul}") { ${p} } }`],
  ['half a character', officer, `{ policyVersion(hash: "\\uD800") { hash } }`],
  [
    'the year 0 of a replay',
    officer,
    `{ replayPolicy(policy: "x", from: "0000-01-01T00:00:00Z", until: "0000-02-01T00:00:00Z") { ${p} } }`,
  ],
  ['the last hour of time', officer, `mutation { approvePolicy(hash: "x", revision: 1, validFrom: "9999-12-31T23:59:59-23:59") { ${p} } }`],
  [
    'a decision in the year 0',
    { role: 'regisseur', purpose: 'COORD' },
    `mutation { giveWaiver(waiver: { caseId: "s1", memberId: "s1-m1", givers: ["s1-m1"], ${terms}, decidedAt: "0000-01-01T00:00:00Z" }) { ${p} } }`,
  ],
  [
    'a basis from the year 0',
    { role: 'regisseur', purpose: 'COORD' },
    `mutation { recordLegalBasis(legalBasis: { caseId: "s1", purpose: "COORD", article: "Wmo 5.2.1", evidence: "besluit", from: "0000-01-01" }) { ${p} } }`,
  ],
])('%s that cannot be is no failure of ours', async (_what, asker, query) => {
  const reply = await stage.ask({ ...asker, query });
  expect([reply.status, reply.text]).toEqual([expect.toSatisfy((status: number) => status < 500), expect.any(String)]);
});

test('of several changes in one operation the answer says which were made, also when a later one fails', async () => {
  const restrict = 'restrictProcessing(input: { caseId: "s1", memberId: "s1-m1", source: "wi", reason: UNLAWFUL })';
  const lift = `liftRestriction(input: { caseId: "s1", memberId: "s1-m1", source: "${nul}", reasonNl: "x", personToldOn: "2026-11-20" })`;
  const made = '{ restrictions { source } }';
  const { status, body } = await stage.ask({ ...officer, query: `mutation { a: ${restrict} ${made} b: ${lift} ${made} }` });
  expect({ status, data: body.data, codes: body.errors?.map(({ extensions }) => extensions.code) }).toEqual({
    status: 200,
    data: { a: { restrictions: [{ source: 'wi' }] }, b: null },
    codes: ['BAD_USER_INPUT'],
  });
});
