import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRegieStore } from '#regie/store.ts';
import { bsn, startSignalHub, type SignalHub } from './signal-hub.ts';

// S3 from its beginning: two organisations, two children, one household, one real hub on PostgreSQL with the stand-in of the BRP.

let hub: SignalHub;
beforeAll(async () => {
  hub = await startSignalHub({ database: 'postgres' });
}, 120_000);
afterAll(async () => hub.close());

const view = `query ($id: ID!) { familyCase(id: $id) { phase triage members { id name ageBand birthDate signalMatch signalContact { organisation dutyPhone }
  ties { kind } wmoProvided inYouthCare othersInvolved } plan { items { kind } } } }`;

interface Member {
  readonly id: string;
  readonly name: string | null;
  readonly ageBand: string | null;
  readonly birthDate: string | null;
  readonly signalMatch: boolean | null;
  readonly signalContact: { readonly organisation: string } | null;
  readonly ties: readonly { readonly kind: string }[] | null;
}

const look = async (role: 'regisseur' | 'wmo' | 'youth' | 'police', purpose: string, id: string) => {
  const reply = await hub.stage.ask({ role, purpose, query: view, variables: { id } });
  const familyCase = reply.body.data?.['familyCase'] as { phase: string; triage: string; plan: unknown; members: readonly Member[] } | null;
  return { familyCase, reply };
};

describe('two signals within one household', () => {
  let caseId: string;

  test('each party learns that there is a match and whom to call, and nothing else', async () => {
    const wmo = await hub.raise('wmo', bsn.alexander);
    expect(await hub.own('wmo')).toMatchObject([{ id: wmo.value?.id, state: 'RAISED', contacts: [] }]);
    await hub.raise('youth', bsn.zoey, { kind: 'ACTIVE' });
    await hub.untilContacts('wmo', ['CJG Voorbeeldstad']);
    await hub.untilContacts('youth', ['Gemeente Voorbeeldstad']);
    const texts = await Promise.all(
      (['wmo', 'youth'] as const).map(async (role) =>
        hub.stage.ask({
          role,
          purpose: 'SIGNAL',
          query: '{ signals { signals { contacts { organisation dutyPhone } } problems { code } } }',
        }),
      ),
    );
    for (const { text } of texts) expect(text).not.toMatch(/99999|SAME_|Alexander|Zoey|ACTIVE|WORRIED|2026/);
  });

  test('the regisseur of the municipality is offered a triage, and others are not', async () => {
    const [offer, ...more] = await hub.offers('regisseur');
    expect(more).toEqual([]);
    expect(offer).toMatchObject({ kind: 'SAME_HOUSEHOLD', offeredOn: '2026-11-20', caseId: null });
    expect(await hub.offers('backup')).toHaveLength(1);
    const asWmo = await hub.stage.ask({ role: 'wmo', purpose: 'TRIAGE', query: '{ triageOffers { offers { id } problems { code } } }' });
    expect(asWmo.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('accepting it opens a case in triage with the whole household, once', async () => {
    const [offer] = await hub.offers('regisseur');
    const accepted = await hub.accept('regisseur', offer?.id ?? '');
    expect(accepted.problems).toEqual([]);
    caseId = accepted.value ?? '';
    expect(await hub.offers('regisseur')).toEqual([]);
    expect((await hub.accept('backup', offer?.id ?? '')).problems).toEqual(['OFFER_UNKNOWN']);
    expect(await hub.database?.sql('select id from family_case')).toHaveLength(1);
  });

  test('the regisseur triages on names, age bands and kinds of ties, and sees the match', async () => {
    const { familyCase } = await look('regisseur', 'TRIAGE', caseId);
    expect(familyCase).toMatchObject({ phase: 'TRIAGE', triage: null });
    const members = familyCase?.members ?? [];
    expect(members.map(({ name }) => name)).toEqual(['Gerrit den Braber', 'Wilma van Zon', 'Alexander den Braber', 'Zoey den Braber']);
    expect(members.map(({ ageBand }) => ageBand)).toEqual(['ADULT', 'ADULT', 'A16_17', 'U12']);
    expect(members.map(({ birthDate }) => birthDate)).toEqual([null, null, null, null]);
    expect(members.map(({ signalMatch }) => signalMatch)).toEqual([null, null, true, true]);
    expect(members[0]?.ties?.map(({ kind }) => kind)).toEqual(['CHILD', 'CHILD', 'PARTNER']);
  });

  test('with MULTI_USER no unified view opens: everybody sees the match, and nothing more', async () => {
    if (hub.database === null) throw new Error('no database');
    await createRegieStore(hub.database, randomUUID).recordTriage({
      caseId,
      outcome: 'MULTI_USER',
      rationale: 'Twee organisaties helpen in hetzelfde huishouden.',
      moment: { now: new Date('2026-11-20T10:00:00Z'), traceId: 'a'.repeat(32) },
    });
    const wmo = (await look('wmo', 'SIGNAL', caseId)).familyCase;
    expect(wmo?.members).toMatchObject([
      { name: null, signalMatch: true, signalContact: { organisation: 'CJG Voorbeeldstad' }, ties: null },
    ]);
    const youth = (await look('youth', 'SIGNAL', caseId)).familyCase;
    expect(youth?.members).toMatchObject([
      { name: null, signalMatch: true, signalContact: { organisation: 'Gemeente Voorbeeldstad' }, ties: null },
    ]);
    expect(wmo?.members[0]?.id).not.toBe(youth?.members[0]?.id);
    const regisseur = (await look('regisseur', 'COORD', caseId)).familyCase;
    expect(regisseur).toMatchObject({ phase: 'ACTIVE', plan: null });
    expect(regisseur?.members.map(({ name }) => name)).toEqual([null, null, null, null]);
    expect(regisseur?.members.map(({ signalMatch }) => signalMatch)).toEqual([null, null, true, true]);
    expect((await look('police', 'SIGNAL', caseId)).familyCase).toBeNull();
  });

  test('who reads of the match in the case alone has heard of it, and is told of its end', async () => {
    await hub.database?.sql('update match_told set heard = false');
    for (const role of ['regisseur', 'police', 'wmo'] as const) await look(role, 'SIGNAL', caseId);
    const heard = 'select s.role from match_told t join signal s on s.id = t.signal_id where t.heard order by s.role';
    expect(await hub.database?.sql(heard)).toEqual([{ role: 'WMO' }]);
    await look('youth', 'COORD', caseId);
    expect(await hub.database?.sql(heard)).toEqual([{ role: 'JGD' }, { role: 'WMO' }]);
  });

  test('a third organisation that signals later matches both, in the same case, without a second one', async () => {
    await hub.raise('police', bsn.zoey);
    await hub.untilContacts('police', ['CJG Voorbeeldstad', 'Gemeente Voorbeeldstad']);
    expect(await hub.offers('regisseur')).toEqual([]);
    expect((await look('police', 'SIGNAL', caseId)).familyCase?.members).toMatchObject([{ signalMatch: true }]);
    expect(await hub.database?.sql('select id from family_case')).toHaveLength(1);
  });

  test('who withdraws closes it for the others at once, and sees it no more', async () => {
    const [mine] = await hub.own('wmo');
    expect((await hub.withdraw('wmo', mine?.id ?? '')).problems).toEqual([]);
    expect((await hub.own('youth'))[0]?.contacts).toMatchObject([{ organisation: 'Politie Eenheid Voorbeeld' }]);
    expect((await look('wmo', 'SIGNAL', caseId)).familyCase).toBeNull();
  });

  test('every event tells of ids alone, and the record of changes holds', async () => {
    const events = await hub.database?.sql<{ type: string; data: object; case_id: string | null }>(
      'select type, data, case_id from outbox order by sequence',
    );
    // Random ids hold digits too: a BSN stands by itself.
    const aBsn = /(?<![\da-f])99999\d{4}(?![\da-f])/;
    expect(JSON.stringify(events)).not.toMatch(/SAME_|WORRIED|CJG|Gemeente/);
    expect(JSON.stringify(events)).not.toMatch(aBsn);
    const matched = events?.filter(({ type }) => type === 'nl.gezinsbeeld.signal.matched.v1') ?? [];
    expect(matched.map(({ case_id }) => case_id)).toEqual([null, null, null]);
    expect(events?.filter(({ type }) => type === 'nl.gezinsbeeld.signal.ended.v1')).toHaveLength(2);
    expect(hub.stage.log.join('\n')).not.toMatch(aBsn);
  });
});
