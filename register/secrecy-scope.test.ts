import { expect, test } from 'vitest';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import { secrecyScope } from './secrecy-scope.ts';

const { classes } = defaultPolicy;
const owners = new Map([
  ['ggz', 'g/GGZ'],
  ['cjg', 'c/JGD'],
  ['wmo', 'm/WMO'],
  ['wi', 'm/WI'],
  ['police', 'p/POL'],
]);

test.each([
  ['g/GGZ', ['WGBO'], ['GGZ_DIAGNOSIS', 'INVOLVEMENT_GGZ'], ['JGZ_DEVELOPMENT', 'GGZ_MANDATORY_CARE']],
  ['c/JGD', ['JEUGDWET'], ['JGZ_DEVELOPMENT', 'YOUTH_PROVISION', 'INVOLVEMENT_YOUTH'], ['GGZ_IN_CARE']],
  ['m/WMO', ['WMO'], ['WMO_PROVISION'], ['VT_REPORT']],
  ['m/WI', ['PW', 'SHV'], ['WI_BENEFIT', 'WI_DEBT'], ['WMO_PROVISION']],
  ['m/REG', [], [], ['GGZ_IN_CARE', 'FAMILY_CASE']],
])('by the default policy %s guards %j, among others %j and never %j', (recipient, regimes, own, foreign) => {
  const scope = secrecyScope({ classes }, owners, recipient);
  expect([...scope.regimes].toSorted()).toEqual(regimes);
  expect(own.filter((name) => !scope.classes.has(name))).toEqual([]);
  expect(foreign.filter((name) => scope.classes.has(name))).toEqual([]);
});

test('a regime of which two sources keep as much is nobody’s as a whole', () => {
  const tied = classes.filter(({ name }) => name === 'GGZ_IN_CARE' || name === 'JGZ_DEVELOPMENT');
  expect(secrecyScope({ classes: tied }, owners, 'g/GGZ')).toEqual({ regimes: new Set(), classes: new Set(['GGZ_IN_CARE']) });
});
