import { expect, test } from 'vitest';
import { retentionOf } from './retention.ts';
import { now } from './testing/a-subject.ts';
import { defaultPolicy } from './testing/default-policy.ts';

test.each([
  ['POLICE_CARE_REPORT', '2021-11-21', false, 'WITHIN'],
  ['POLICE_CARE_REPORT', '2021-11-20', false, 'PAST'],
  ['GGZ_DIAGNOSIS', '2006-11-21', false, 'WITHIN'],
  ['GGZ_DIAGNOSIS', '2006-11-20', false, 'PAST'],
  ['JGZ_DEVELOPMENT', '2006-11-20', false, 'PAST'],
  ['YOUTH_NOTES', '2006-11-20', false, 'PAST'],
  ['WMO_PROVISION', '2011-11-20', false, 'PAST'],
  ['WMO_PROVISION', '2011-11-20', true, 'WITHIN'],
  ['WMO_PROVISION', null, true, 'WITHIN'],
  ['WMO_PROVISION', null, false, 'UNKNOWN'],
  ['WMO_PROVISION', '2011', false, 'UNKNOWN'],
  ['WMO_PROVISION', '2030-01-01', false, 'WITHIN'],
  ['WI_DEBT', null, false, 'WITHIN'],
  ['PERSON_NAME', null, false, 'WITHIN'],
  ['VT_REPORT', '2008-11-20', false, 'PAST'],
] as const)('a record of %s from %s (running: %s) is %s', (dataClass, retentionFrom, running, expected) => {
  expect(retentionOf(dataClass, { retentionFrom, running }, now, defaultPolicy)).toBe(expected);
});
