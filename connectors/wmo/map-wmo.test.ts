import { describe, expect, test } from 'vitest';
import type { WireRol } from '../zgw/wire-zaak.ts';
import type { Zaak } from '../zgw/zaak.ts';
import { mapWmoInformalCarers, mapWmoProvision, mapWmoReport } from './map-wmo.ts';
import { defaultWmoSettings } from './wmo-settings.ts';

const today = '2026-11-20';
const zaak = (eigenschappen: Record<string, string>, parts: Partial<Zaak> = {}): Zaak => ({
  url: 'u',
  zaaktype: 't',
  zaaktypeIdentificatie: null,
  registered: '2026-01-02',
  started: '2026-01-01',
  ended: null,
  retentionStarts: null,
  designation: undefined,
  eigenschappen: new Map(Object.entries(eigenschappen)),
  status: null,
  rollen: [],
  ...parts,
});
const provenance = { source: 'WMO', recordedAt: '2026-01-02', confidentiality: 'RESTRICTED', retentionFrom: null, running: true };

test('a provision has its own period, or else the case’s', () => {
  const properties = { categorie: 'Vervoer', voorziening: 'Regiotaxi', begindatum: '2026-02-01', einddatum: '20270201' };
  expect(mapWmoProvision(zaak(properties), defaultWmoSettings, today)).toEqual({
    category: 'Vervoer',
    kind: 'Regiotaxi',
    from: '2026-02-01',
    until: '2027-02-01',
    provenance,
  });
  expect(mapWmoProvision(zaak({}), defaultWmoSettings, today)).toEqual({
    category: null,
    kind: null,
    from: '2026-01-01',
    until: null,
    provenance,
  });
});

test('a case that is closed is at rest from its own start of retention, or else from its end', () => {
  expect(mapWmoReport(zaak({ onderzoeksverslag: 'x' }, { ended: '2026-03-01' }), defaultWmoSettings, today).provenance).toMatchObject({
    running: false,
    retentionFrom: '2026-03-01',
  });
  expect(
    mapWmoReport(zaak({}, { ended: '2026-03-01', retentionStarts: '2025-12-31' }), defaultWmoSettings, today).provenance.retentionFrom,
  ).toBe('2025-12-31');
  expect(mapWmoReport(zaak({}, { ended: '2026-12-01' }), defaultWmoSettings, today).provenance).toMatchObject({
    running: true,
    retentionFrom: null,
  });
});

describe('an informal carer', () => {
  const carer = (parts: Partial<WireRol>): WireRol => ({ betrokkeneType: 'natuurlijk_persoon', omschrijving: 'Mantelzorger', ...parts });

  test.each([
    [
      'by first names',
      { betrokkeneIdentificatie: { voornamen: 'Annelies', voorvoegselGeslachtsnaam: 'van der', geslachtsnaam: 'Berg', voorletters: 'A.' } },
      'Annelies van der Berg',
    ],
    ['by initials', { betrokkeneIdentificatie: { voornamen: '', voorletters: 'A.', geslachtsnaam: 'Berg' } }, 'A. Berg'],
    ['as they want to be called', { afwijkendeNaamBetrokkene: 'Annie', betrokkeneIdentificatie: { geslachtsnaam: 'Berg' } }, 'Annie'],
    ['as a contact only', { contactpersoonRol: { naam: 'A. Berg' } }, 'A. Berg'],
    ['without a name', {}, null],
  ])('is named %s', (_, parts, name) => {
    expect(mapWmoInformalCarers(zaak({}, { rollen: [carer(parts)] }), defaultWmoSettings, today)).toEqual([
      { present: true, name, contact: null, provenance },
    ]);
  });

  test('is reached by telephone, or else by e-mail', () => {
    const rollen = [
      carer({ contactpersoonRol: { telefoonnummer: '06', emailadres: 'a@b' } }),
      carer({ contactpersoonRol: { telefoonnummer: '', emailadres: 'a@b' } }),
    ];
    expect(mapWmoInformalCarers(zaak({}, { rollen }), defaultWmoSettings, today).map(({ contact }) => contact)).toEqual(['06', 'a@b']);
  });

  test('nobody in another role is one', () => {
    expect(
      mapWmoInformalCarers(
        zaak({}, { rollen: [carer({ omschrijving: 'Cliënt' }), carer({ omschrijving: 'Behandelaar' })] }),
        defaultWmoSettings,
        today,
      ),
    ).toEqual([]);
  });
});
