import { expect, test } from 'vitest';
import type { Failure, Witness } from '../property.ts';
import { defaultPolicy } from '../testing/default-policy.ts';
import { sayFailure } from './say-failure.ts';

const said = (witness: Partial<Witness>, rule: string | null = 'purpose-mi'): string => {
  const failure: Failure = {
    property: 'P1',
    textNl: '',
    rule,
    witness: {
      role: 'GGZ',
      purpose: 'COORD',
      dataClass: 'GGZ_DIAGNOSIS',
      organisation: null,
      facts: {},
      level: 'FULL',
      against: null,
      ...witness,
    },
  };
  return sayFailure(defaultPolicy, failure);
};
const rule = 'Regel ‘purpose-mi’ (AVG 5(1)(b)): Voor managementinformatie worden geen persoonsgegevens uit het gezinsbeeld getoond.';

test('who is not involved and sees it all the same', () => {
  expect(said({})).toBe(
    `Een medewerker van de GGZ die niet betrokken is, zou voor het doel ‘uitvoering en afstemming van het plan’ het gegeven ‘diagnose’ volledig zien. ${rule}`,
  );
});

test('who is involved, with the facts that matter', () => {
  expect(said({ role: 'REG', facts: { involvement: 'ACTIVE', waiver: 'VALID', safety: 'NONE' }, level: 'COARSE' })).toBe(
    `De regisseur die betrokken is, zou voor het doel ‘uitvoering en afstemming van het plan’ het gegeven ‘diagnose’ in grote lijnen zien, als er geldige toestemming is. Daarbij geldt, zoals meestal, dat er geen veiligheidsgrond is. ${rule}`,
  );
});

test('a step that opens', () => {
  const against = { facts: { waiver: 'VALID', inScope: 'YES' }, purpose: 'COORD', level: 'NONE' } as const;
  expect(said({ role: 'WMO', facts: { waiver: 'WITHDRAWN', inScope: 'YES' }, level: 'SIGNAL', against })).toBe(
    'Een Wmo-consulent zou voor het doel ‘uitvoering en afstemming van het plan’ het gegeven ‘diagnose’ alleen als signaal (dat het er is) zien als de toestemming is ingetrokken, ' +
      `maar niet als er geldige toestemming is. Daarbij geldt in beide gevallen dat een lopend doel over dit leefgebied gaat. ${rule}`,
  );
});

test('another purpose that shows more', () => {
  const against = { facts: { involvement: 'ACTIVE' }, purpose: 'COORD', level: 'FULL' } as const;
  expect(said({ purpose: 'SAFETY', facts: { involvement: 'ACTIVE' }, level: 'NONE', against })).toBe(
    'Een medewerker van de GGZ zou voor het doel ‘directe veiligheid’ het gegeven ‘diagnose’ niet zien, als de vrager bij het gezinslid betrokken is. ' +
      `Voor het doel ‘uitvoering en afstemming van het plan’ is het dan volledig zichtbaar. ${rule}`,
  );
});

test('one organisation, and an engine that is at fault itself', () => {
  expect(said({ organisation: '00000099000000003000', facts: { source: 'OWN' } }, null)).toBe(
    'Een medewerker van de GGZ van organisatie 00000099000000003000 zou voor het doel ‘uitvoering en afstemming van het plan’ het gegeven ‘diagnose’ volledig zien, ' +
      'als de gegevens van de eigen organisatie zijn. Geen regel is de oorzaak, maar de rekenkern zelf; meld dit aan de beheerder.',
  );
});
