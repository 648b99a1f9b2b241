import { describe, expect, test } from 'vitest';
import type { Zaak } from '../zgw/zaak.ts';
import { mapBenefit, mapCreditors, mapDebtTrajectory, mapEviction } from './map-wi.ts';
import { defaultWiSettings } from './wi-settings.ts';

const today = '2026-11-20';
const zaak = (eigenschappen: Record<string, string>, parts: Partial<Zaak> = {}): Zaak => ({
  url: 'u',
  zaaktype: 't',
  zaaktypeIdentificatie: null,
  registered: '2026-01-02',
  started: '2026-01-01',
  ended: null,
  retentionStarts: null,
  designation: 'openbaar',
  eigenschappen: new Map(Object.entries(eigenschappen)),
  status: null,
  rollen: [],
  ...parts,
});
const provenance = { source: 'WI', recordedAt: '2026-01-02', confidentiality: 'OPEN', retentionFrom: null, running: true };

describe('the band of a debt', () => {
  test.each([
    ['minder dan 5.000', 'UNDER_5K'],
    ['5.000 tot 20.000', 'FROM_5K_TO_20K'],
    ['20.000 tot 50.000', 'FROM_20K_TO_50K'],
    ['50.000 of meer', 'FROM_50K'],
    ['Minder dan 5.000', 'UNDER_5K'],
    ['nog niet vastgesteld', null],
    ['constructor', null],
  ])('%s is %s', (schuldband, debtBand) => {
    expect(mapDebtTrajectory(zaak({ schuldband }), defaultWiSettings, today).debtBand).toBe(debtBand);
  });

  test('is never worked out from the amount', () => {
    expect(mapDebtTrajectory(zaak({ schuldbedrag: '7800.00' }, { status: 'Loopt' }), defaultWiSettings, today)).toEqual({
      status: 'Loopt',
      debtBand: null,
      amount: 7800,
      provenance,
    });
  });
});

test('a benefit without a period of its own has the case’s', () => {
  const ended = zaak({ soort: 'Bijstand', bedragPerMaand: '1.345,45' }, { ended: '2026-06-30' });
  expect(mapBenefit(ended, defaultWiSettings, today)).toEqual({
    kind: 'Bijstand',
    amountPerMonth: 1345.45,
    from: '2026-01-01',
    until: '2026-06-30',
    provenance: { ...provenance, running: false, retentionFrom: '2026-06-30' },
  });
});

test('creditors come in the order of their numbers, also one without an amount', () => {
  const properties = {
    schuldeiser_10_naam: 'Tien',
    schuldeiser_2_bedrag: '5.00',
    schuldeiser_1_naam: 'Een',
    schuldeiser_1_bedrag: '2.50',
    schuldeiser_x_naam: 'Geen',
    schuldeisers: '3',
  };
  expect(mapCreditors(zaak(properties), defaultWiSettings, today)).toEqual([
    { name: 'Een', amount: 2.5, provenance },
    { name: null, amount: 5, provenance },
    { name: 'Tien', amount: null, provenance },
  ]);
});

test('an eviction has a month and a day, or neither', () => {
  expect(mapEviction(zaak({ ontruimingsdatum: '2026-12-09' }), defaultWiSettings, today)).toEqual({
    month: '2026-12',
    date: '2026-12-09',
    provenance,
  });
  expect(mapEviction(zaak({}), defaultWiSettings, today)).toEqual({ month: null, date: null, provenance });
});
