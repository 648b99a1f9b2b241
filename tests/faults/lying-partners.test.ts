import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxPartner } from '#sandbox/stand-ins.ts';
import { bsnOf } from '../journeys/people.ts';
import { blankPartner, showsPartner } from './blank-partner.ts';
import { differences } from './differences.ts';
import { breakerPause, everything, partners, raiseFaultStage, type FaultStage } from './fault-stage.ts';

// A partner that answers about somebody else than was asked: mixed up in its own house, or with the search term lost so that it finds everybody.
let faults: FaultStage;
beforeAll(async () => (faults = await raiseFaultStage({ deadlineMs: 30_000, budgetMs: 60_000 })), 120_000);
afterAll(async () => faults.close());
afterEach(() => {
  for (const partner of partners) faults.stage.sandbox.standIns[partner].setFault(null);
  faults.pass(breakerPause);
});

const rows: readonly { readonly partner: SandboxPartner; readonly asked: string; readonly other: readonly [string, string] | null }[] = [
  { partner: 'brp', asked: 'Mark', other: ['s2', 'Wilma'] },
  { partner: 'ggz', asked: 'Mark', other: ['s2', 'Johan'] },
  { partner: 'ggz', asked: 'Mark', other: null },
  { partner: 'wmo', asked: 'Chantal', other: ['s2', 'Wilma'] },
  { partner: 'wmo', asked: 'Chantal', other: null },
  { partner: 'wi', asked: 'Mark', other: ['s2', 'Wilma'] },
  { partner: 'wi', asked: 'Mark', other: null },
  { partner: 'cjg', asked: 'Walter', other: ['s2', 'Teun'] },
];

describe('a partner that answers about another', () => {
  test.each(rows)('$partner: asked about $asked, $other', async ({ partner, asked, other }) => {
    const bsn = bsnOf('s1', asked);
    faults.stage.sandbox.standIns[partner].setFault({ kind: 'misreads', asked: bsn, as: other === null ? '' : bsnOf(...other) });
    faults.expectWithout(await faults.view(), partner, ['CONTRACT']);

    faults.stage.sandbox.standIns[partner].setFault(null);
    faults.expectHealthy(await faults.view());
  });

  test('police: asked by the police themselves about Mark, about somebody of another case', async () => {
    const ask = () => faults.stage.ask({ role: 'police', purpose: 'COORD', query: everything, variables: { id: 's1' } });
    const healthy = await ask();
    expect(showsPartner('police', healthy.body.data)).toBe(true);
    faults.stage.sandbox.standIns.police.setFault({ kind: 'misreads', asked: bsnOf('s1', 'Mark'), as: bsnOf('s2', 'Johan') });
    const reply = await ask();
    expect(reply.body.extensions?.sources['POLICE']).toMatchObject({ state: 'UNAVAILABLE', cause: 'CONTRACT' });
    expect(differences(reply.body.data, blankPartner('police', healthy.body.data))).toEqual([]);
  });
});
