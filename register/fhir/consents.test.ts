import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { hoursLater, raiseRegisterStage, type PersonName, type RegisterStage } from '../testing/register-stage.ts';
import type { WaiverRow } from '../waivers/waiver.ts';
import { fromConsent } from './from-consent.ts';
import { toConsent } from './to-consent.ts';

const waiver: WaiverRow = {
  id: 'w-1',
  memberId: 's1-m1',
  giver: { memberId: 's1-m1' },
  kind: 'GIVEN',
  regime: null,
  classes: ['GGZ_CARE_GOALS'],
  recipients: ['00000099000000001000/REG'],
  purposes: ['COORD'],
  decidedAt: '2026-11-19T10:00:00.000Z',
  until: '2027-11-18',
  withdrawnAt: null,
  evidence: 'formulier 2026-118',
};

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const code = fc.stringMatching(/^[A-Z][A-Z_]{0,20}$/);
const anyId = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const anyWaiver: fc.Arbitrary<WaiverRow> = fc
  .record({
    id: anyId,
    memberId: anyId,
    giver: fc.oneof(fc.record({ memberId: anyId }), fc.record({ outsideId: anyId })),
    fate: fc.constantFrom('GIVEN', 'WITHDRAWN', 'REFUSED'),
    scope: fc.oneof(
      fc.record({ regime: code, classes: fc.uniqueArray(code) }),
      fc.record({ regime: fc.constant(null), classes: fc.uniqueArray(code, { minLength: 1 }) }),
    ),
    recipients: fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^\d{20}$/), fc.constantFrom('REG', 'GGZ', 'JGD')).map((parts) => parts.join('/')),
      { minLength: 1 },
    ),
    purposes: fc.uniqueArray(code, { minLength: 1 }),
    decidedAt: instant,
    withdrawnAt: instant,
    until: fc.option(instant.map((at) => at.slice(0, 10))),
    evidence: fc.option(fc.oneof(fc.stringMatching(/^[!-~]{1,40}$/), fc.webUrl())),
  })
  .map(({ fate, scope, withdrawnAt, ...rest }) => ({
    ...rest,
    ...scope,
    kind: fate === 'REFUSED' ? 'REFUSED' : 'GIVEN',
    withdrawnAt: fate === 'WITHDRAWN' ? withdrawnAt : null,
  }));

describe('the mapping', () => {
  test('there and back is exactly the same, for every waiver', () => {
    fc.assert(
      fc.property(anyWaiver, (one) => {
        const sent: unknown = JSON.parse(JSON.stringify(toConsent(one)));
        expect(fromConsent(sent)).toEqual({ waiver: one, problems: [] });
      }),
      { numRuns: 500, seed: 20_261_120 },
    );
  });

  test('back and there is exactly the same resource', () => {
    fc.assert(
      fc.property(anyWaiver, (one) => {
        const sent = toConsent(one);
        const read = fromConsent(sent);
        expect(read.waiver === null ? null : toConsent({ ...read.waiver, id: one.id })).toEqual(sent);
      }),
      { numRuns: 200, seed: 20_261_120 },
    );
  });

  test('looks like this', () => {
    expect(toConsent({ ...waiver, withdrawnAt: '2026-11-20T08:00:00.000Z', regime: 'WGBO' })).toEqual({
      resourceType: 'Consent',
      id: 'w-1',
      extension: [{ url: 'https://gezinsbeeld.nl/fhir/StructureDefinition/ingetrokken-op', valueDateTime: '2026-11-20T08:00:00.000Z' }],
      status: 'inactive',
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IDSCL' }] }],
      patient: { identifier: { system: 'https://gezinsbeeld.nl/fhir/sid/gezinslid', value: 's1-m1' } },
      dateTime: '2026-11-19T10:00:00.000Z',
      performer: [{ identifier: { system: 'https://gezinsbeeld.nl/fhir/sid/gezinslid', value: 's1-m1' } }],
      sourceReference: { identifier: { system: 'https://gezinsbeeld.nl/fhir/sid/bewijs', value: 'formulier 2026-118' } },
      policyRule: { coding: [{ system: 'https://gezinsbeeld.nl/fhir/CodeSystem/geheimhoudingsregime', code: 'WGBO' }] },
      provision: {
        type: 'permit',
        period: { end: '2027-11-18' },
        actor: [
          {
            role: { coding: [{ system: 'https://gezinsbeeld.nl/fhir/CodeSystem/rol', code: 'REG' }] },
            reference: { identifier: { system: 'urn:osb:oin', value: '00000099000000001000' } },
          },
        ],
        purpose: [{ system: 'https://gezinsbeeld.nl/fhir/CodeSystem/doel', code: 'COORD' }],
        code: [{ coding: [{ system: 'https://gezinsbeeld.nl/fhir/CodeSystem/gegevensklasse', code: 'GGZ_CARE_GOALS' }] }],
      },
    });
  });

  test('an offset is the same instant', () => {
    expect(fromConsent({ ...toConsent(waiver), dateTime: '2026-11-19T11:00:00+01:00' }).waiver?.decidedAt).toBe(waiver.decidedAt);
  });

  const consent = toConsent(waiver);
  const provision = { ...consent.provision };
  test.each<[string, unknown]>([
    ['Consent.text', { ...consent, text: { status: 'generated', div: '<div>Alles mag</div>' } }],
    ['Consent.modifierExtension', { ...consent, modifierExtension: [{ url: 'https://x.example', valueBoolean: true }] }],
    ['Consent.meta.security', { ...consent, meta: { security: [{ code: 'R' }] } }],
    ['Consent.extension', { ...consent, extension: [{ url: 'https://x.example', valueBoolean: true }] }],
    ['Consent.status', { ...consent, status: 'entered-in-error' }],
    [
      'Consent.scope',
      { ...consent, scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'research' }] } },
    ],
    ['Consent.patient', { ...consent, patient: { reference: 'Patient/1' } }],
    ['Consent.patient.display', { ...consent, patient: { ...consent.patient, display: 'M. de Boer' } }],
    ['Consent.dateTime', { ...consent, dateTime: '2026-11-19' }],
    ['Consent.dateTime', { ...consent, dateTime: '2026-11-19T10:00:00.0001Z' }],
    ['Consent.dateTime', { ...consent, dateTime: undefined }],
    ['Consent.performer', { ...consent, performer: [...(consent.performer ?? []), ...(consent.performer ?? [])] }],
    ['Consent.organization', { ...consent, organization: [{ display: 'GGZ' }] }],
    ['Consent.policy', { ...consent, policy: [{ uri: 'https://x.example' }] }],
    ['Consent.verification', { ...consent, verification: [{ verified: true }] }],
    [
      'Consent.sourceAttachment',
      { ...consent, sourceReference: undefined, sourceAttachment: { contentType: 'application/pdf', data: 'JVBERi0=' } },
    ],
    ['Consent.sourceAttachment', { ...consent, sourceAttachment: { url: 'https://x.example/1' } }],
    ['Consent.provision.type', { ...consent, provision: { ...provision, type: 'deny' } }],
    ['Consent.provision.provision', { ...consent, provision: { ...provision, provision: [{ type: 'deny' }] } }],
    ['Consent.provision.period.start', { ...consent, provision: { ...provision, period: { start: '2026-01-01', end: '2027-01-01' } } }],
    ['Consent.provision.action', { ...consent, provision: { ...provision, action: [{ text: 'lezen' }] } }],
    ['Consent.provision.code', { ...consent, provision: { ...provision, code: undefined } }],
    ['Consent.provision.code', { ...consent, provision: { ...provision, code: [...(provision.code ?? []), ...(provision.code ?? [])] } }],
    ['Consent.provision.actor', { ...consent, provision: { ...provision, actor: [] } }],
    [
      'Consent.provision.purpose',
      {
        ...consent,
        provision: { ...provision, purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }] },
      },
    ],
    ['Consent.extension', { ...consent, status: 'inactive' }],
    ['Consent', [consent]],
    ['Consent.resourceType', { resourceType: 'Bundle', type: 'collection', entry: [] }],
  ])('what the register cannot keep is refused and named: %s', (element, resource) => {
    const { waiver: read, problems } = fromConsent(resource);
    expect(read).toBeNull();
    expect(problems.map(({ messageNl }) => messageNl).join()).toContain(`Dit kan het register niet precies bewaren. (${element}`);
  });
});

describe.each(databaseKinds)('the exchange on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  afterEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const exported = async (by: PersonName, memberId = 's1-m1'): Promise<string> =>
    (await stage.desk.exportConsents(stage.as(by), { caseId: 's1', memberId })).json ?? '';
  const take = async (
    by: PersonName,
    consent: unknown,
    caseId = 's1',
  ): Promise<{ readonly codes: string[]; readonly ids: (string | undefined)[] }> => {
    const json = typeof consent === 'string' ? consent : JSON.stringify(consent);
    const { problems, waivers } = await stage.desk.importConsent(stage.as(by), { caseId, json });
    return { codes: problems.map(({ code: one }) => one), ids: (waivers ?? []).map(({ id }) => id) };
  };
  const entries = (json: string): WaiverRow[] =>
    (JSON.parse(json) as { entry: { resource: unknown }[] }).entry.flatMap(({ resource }) => {
      const read = fromConsent(resource);
      return read.waiver === null ? [] : [{ ...read.waiver, id: read.waiver.id ?? '' }];
    });

  test('an export holds what the caller may know, and no BSN', async () => {
    const json = await exported('regisseur', 's1-m4');
    expect(entries(json).map(({ giver, kind: what }) => [giver, what])).toEqual([
      [{ memberId: 's1-m4' }, 'GIVEN'],
      [{ memberId: 's1-m2' }, 'GIVEN'],
      [{ memberId: 's1-m1' }, 'REFUSED'],
    ]);
    expect(json).not.toMatch(/(?<!\d)\d{9}(?!\d)/);
    expect(entries(await exported('mark', 's1-m4'))).toHaveLength(1);
    expect((await stage.desk.exportConsents(stage.as('ggz'), { caseId: 's1', memberId: 's1-m2' })).problems[0]?.code).toBe(
      'MEMBER_UNKNOWN',
    );
    expect((await stage.desk.exportConsents(stage.as('stranger'), { caseId: 's1', memberId: 's1-m1' })).problems[0]?.code).toBe(
      'CASE_UNKNOWN',
    );
    expect(await stage.actions()).toContain('waiver.export');
  });

  test('what was taken over opens, and comes out as it went in', async () => {
    const { ids, codes } = await take('regisseur', toConsent(waiver));
    expect(codes).toEqual([]);
    expect((await stage.facts('regisseur', 's1-m1', 'GGZ_CARE_GOALS')).waiver).toBe('VALID');
    expect(entries(await exported('regisseur')).find(({ id }) => id === ids[0])).toEqual({ ...waiver, id: ids[0] });
    expect((await take('regisseur', toConsent({ ...waiver, id: 'another' }))).codes).toEqual(['CONSENT_KNOWN']);
    const own = entries(await exported('regisseur'))[0];
    expect((await take('regisseur', toConsent({ ...waiver, id: own?.id ?? '', purposes: ['PLAN'] }))).codes).toEqual(['CONSENT_KNOWN']);
  });

  test('what was withdrawn where it came from closes here when it is taken over again', async () => {
    const state = async (): Promise<unknown> => (await stage.facts('regisseur', 's1-m1', 'GGZ_CARE_GOALS')).waiver;
    await take('regisseur', toConsent(waiver));
    expect(await state()).toBe('VALID');
    expect((await take('regisseur', toConsent({ ...waiver, withdrawnAt: '2026-11-20T08:00:00.000Z' }))).codes).toEqual([]);
    expect(await state()).toBe('WITHDRAWN');
    expect((await take('regisseur', toConsent(waiver))).codes).toEqual(['CONSENT_KNOWN']);
    expect(await state()).toBe('WITHDRAWN');
  });

  test('a refusal, a withdrawn and an expired waiver stay what they are', async () => {
    await take('regisseur', toConsent({ ...waiver, id: 'a', kind: 'REFUSED', until: null, classes: ['GGZ_CRISIS_CONTACT'] }));
    await take('regisseur', toConsent({ ...waiver, id: 'b', withdrawnAt: '2026-11-20T08:00:00.000Z' }));
    await take('regisseur', toConsent({ ...waiver, id: 'c', until: '2026-11-19', classes: ['GGZ_DIAGNOSIS'] }));
    const state = async (dataClass: string): Promise<unknown> => (await stage.facts('regisseur', 's1-m1', dataClass)).waiver;
    expect([await state('GGZ_CRISIS_CONTACT'), await state('GGZ_CARE_GOALS'), await state('GGZ_DIAGNOSIS')]).toEqual([
      'REFUSED',
      'WITHDRAWN',
      'EXPIRED',
    ]);
  });

  test.each<[string, PersonName, unknown, string[]]>([
    ['no JSON', 'regisseur', '{', ['CONSENT_NOT_JSON']],
    ['too much', 'regisseur', `"${'x'.repeat(50_001)}"`, ['CONSENT_NOT_JSON']],
    [
      'a BSN anywhere',
      'regisseur',
      { ...toConsent(waiver), patient: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999996149' } } },
      ['TEXT_HOLDS_BSN'],
    ],
    ['police secrecy', 'regisseur', toConsent({ ...waiver, regime: 'WPG' }), ['NOT_LIFTED_BY_CONSENT']],
    ['a member of another case', 'regisseur', toConsent({ ...waiver, memberId: 's1-withdrawn-m1' }), ['CONSENT_OTHER_CASE']],
    ['another source’s secrecy', 'ggz', toConsent({ ...waiver, classes: ['YOUTH_PROVISION'] }), ['SCOPE_NOT_YOURS']],
    ['a decision in the future', 'regisseur', toConsent({ ...waiver, decidedAt: hoursLater(1).toISOString() }), ['DECIDED_WRONG']],
    ['a withdrawal in the future', 'regisseur', toConsent({ ...waiver, withdrawnAt: hoursLater(1).toISOString() }), ['DECIDED_WRONG']],
    ['no evidence', 'regisseur', toConsent({ ...waiver, evidence: null }), ['EVIDENCE_MISSING']],
    ['a stranger', 'stranger', toConsent(waiver), ['CASE_UNKNOWN']],
  ])('%s is refused', async (_what, by, consent, expected) => {
    expect((await take(by, consent)).codes).toEqual(expected);
  });
});
