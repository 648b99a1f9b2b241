import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { caseReference, recipient } from '#sandbox/dossiers/recipients.ts';
import { demoMemberBsn } from '#sandbox/identity/demo-people.ts';
import type { Stage } from '../stage.ts';
import { raiseBrokerStage, type BrokerStage, type Heard } from './broker-stage.ts';

// Something changes at a partner; who hears of it, each in its own topic.
let stage: BrokerStage;
let hub: Stage;
beforeAll(async () => {
  stage = await raiseBrokerStage();
  hub = await stage.raiseHub();
}, 240_000);
afterAll(async () => {
  await hub.close();
  await stage.close();
}, 60_000);

const bsn = (member: string): string => demoMemberBsn(member) ?? '';
const [mark, chantal, walter] = [bsn('mark'), bsn('chantal'), bsn('walter')];

/** Until nothing waits in the inbox. */
const handled = async (): Promise<void> =>
  vi.waitFor(async () => expect(await stage.database.sql(`select from inbox where state = 'WAITING'`)).toEqual([]), {
    timeout: 30_000,
    interval: 50,
  });

/** Who hears what when this changes at a partner, per role as `type member classes`. */
const whoHears = async (change: (sandbox: Stage['sandbox']['standIns']) => Promise<unknown>, caseId = 's1'): Promise<unknown> => {
  const heard: Heard = await stage.during(caseId, async () => {
    await change(hub.sandbox.standIns);
    await handled();
  });
  return Object.fromEntries(
    Object.entries(heard).map(([ear, events]) => [
      ear,
      events.map(({ type, data }) => {
        const about = (data['about'] ?? []) as readonly { readonly member: string; readonly classes: readonly string[] }[];
        return [type.split('.')[2], ...about.flatMap(({ member, classes }) => [member, ...classes])].join(' ');
      }),
    ]),
  );
};

describe('S1: what changes at a partner is heard by who may see it, and by nobody else', () => {
  test('a Wmo provision: its owner, and the regisseur', async () => {
    expect(await whoHears(async ({ wmo }) => wmo.setStatus(chantal, 'In behandeling'))).toEqual({
      WMO: ['record s1-m2 WMO_INFORMAL_CARER WMO_PROVISION'],
      REG: ['record s1-m2 WMO_PROVISION'],
    });
  });
  test('a debt trajectory', async () => {
    expect(await whoHears(async ({ wi }) => wi.setStatus(mark, 'In behandeling'))).toEqual({
      REG: ['record s1-m1 WI_DEBT'],
      WI: ['record s1-m1 WI_CREDITORS WI_DEBT'],
    });
  });
  test('a functional impact', async () => {
    expect(await whoHears(async ({ ggz }) => ggz.touch('Condition/fun-1-1'))).toEqual({
      REG: ['record s1-m1 GGZ_FUNCTIONAL_IMPACT'],
      GGZ: ['record s1-m1 GGZ_FUNCTIONAL_IMPACT'],
    });
  });
  test('a diagnosis', async () => {
    expect(await whoHears(async ({ ggz }) => ggz.touch('Condition/dia-1-1'))).toEqual({ GGZ: ['record s1-m1 GGZ_DIAGNOSIS'] });
  });
  test('a police item that is released', async () => {
    const release = { article: 'Wpg 20', recipients: [recipient.regisseur], caseReference: caseReference.s1, until: '2027-01-31' };
    expect(
      await whoHears(async ({ police }) => {
        const told = police.desk.release(mark, release);
        return told && police.announce(told);
      }),
    ).toEqual({ REG: ['release s1-m1 POLICE_CARE_REPORT'], POL: ['release s1-m1 POLICE_CARE_REPORT'] });
  });
  test('a youth provision', async () => {
    expect(await whoHears(async ({ cjg }) => cjg.announce({ bsn: walter, change: 'YOUTH_PROVISION' }))).toEqual({
      REG: ['record s1-m4 YOUTH_PROVISION'],
      JGD: ['record s1-m4 YOUTH_PROVISION'],
    });
  });
  test('a person at the BRP', async () => {
    expect(await whoHears(async ({ brp }) => brp.announce(chantal, ['verblijfplaats']))).toEqual({ REG: ['record s1-m2 PERSON_ADDRESS'] });
  });
  test('a functional impact after the waiver was withdrawn: the source alone', async () => {
    expect(await whoHears(async ({ ggz }) => ggz.touch('Condition/fun-1-2'), 's1-withdrawn')).toEqual({
      GGZ: ['record s1-withdrawn-m1 GGZ_FUNCTIONAL_IMPACT'],
    });
  });
  test('a functional impact under a very restricted label: the source alone', async () => {
    const very = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }];
    const heard = await whoHears(async ({ ggz }) =>
      ggz.put({
        resourceType: 'Condition',
        id: 'very-restricted',
        meta: { security: very },
        category: [{ coding: [{ system: 'http://snomed.info/sct', code: '248536006' }] }],
        subject: { reference: ggz.find(mark, 'Patient') ?? '' },
      }),
    );
    expect(heard).toEqual({ GGZ: ['record s1-m1 GGZ_FUNCTIONAL_IMPACT'] });
  });
  test('a police item that was withdrawn: the police alone', async () => {
    expect(
      await whoHears(async ({ police }) => {
        for (const told of police.desk.withdraw('VERS-NIEUW-1')) await police.announce(told);
      }),
    ).toEqual({ POL: ['release s1-m1 POLICE_CARE_REPORT'] });
  });
  test('nothing that was told holds a BSN', () => {
    expect(stage.everything.length).toBeGreaterThan(0);
    expect(stage.everything.filter((each) => [mark, chantal, walter].some((one) => each.includes(one)))).toEqual([]);
  });
});
