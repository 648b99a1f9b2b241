import { describe, expect, test } from 'vitest';
import type { DataClassInfo } from '#consent/policy.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { givenRecord, recordProperties } from './given-record.ts';
import type { JsonObject } from './read-body.ts';

const infoOf = (name: string): DataClassInfo => {
  const info = defaultTables.classes.get(name);
  if (info === undefined) throw new Error(`There is no class ${name}.`);
  return info;
};
const unseen = { release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN', domain: null };

describe('what a caller says of a record', () => {
  test.each<[string, string, JsonObject, unknown]>([
    ['nothing', 'POLICE_CARE_REPORT', {}, unseen],
    ['that the police released it', 'POLICE_CARE_REPORT', { release: 'RELEASED' }, { ...unseen, release: 'RELEASED' }],
    ['a release of what is not of the police', 'GGZ_DIAGNOSIS', { release: 'RELEASED' }, unseen],
    ['that it is secret', 'WMO_PROVISION', { confidentiality: 'SECRET' }, { ...unseen, confidentiality: 'SECRET' }],
    ['that it is past its period', 'WMO_PROVISION', { retention: 'PAST' }, { ...unseen, retention: 'PAST' }],
    ['a value that there is not', 'WMO_PROVISION', { confidentiality: 'open' }, { ...unseen, confidentiality: 'UNKNOWN' }],
    ['a value of another type', 'WMO_PROVISION', { confidentiality: ['OPEN'] }, { ...unseen, confidentiality: 'UNKNOWN' }],
    ['a value that is null', 'WMO_PROVISION', { retention: null }, { ...unseen, retention: 'UNKNOWN' }],
    ['a value that every list has', 'WMO_PROVISION', { retention: 'length' }, { ...unseen, retention: 'UNKNOWN' }],
    ['that a partner’s record is its own', 'WMO_PROVISION', { source: 'OWN' }, unseen],
    ['that an item of the hub is its own', 'PLAN_ITEM', { source: 'OWN' }, { ...unseen, source: 'OWN' }],
    ['nothing of an item of the hub', 'PLAN_ITEM', {}, { ...unseen, source: 'OTHER' }],
    ['the life domain of a score', 'PLAN_DOMAIN_SCORE', { domain: 'FINANCE' }, { ...unseen, source: 'OTHER', domain: 'FINANCE' }],
    ['facts that are not of records', 'GGZ_DIAGNOSIS', { waiver: 'VALID', involvement: 'ACTIVE', self: 'SELF', safety: 'OPEN' }, unseen],
    ['anything of a class without records', 'PERSON_NAME', { confidentiality: 'OPEN', release: 'RELEASED' }, null],
    ['that an involvement is its own', 'INVOLVEMENT_OTHER', { source: 'OWN' }, { ...unseen, source: 'OWN' }],
  ])('%s', (_name, dataClass, properties, expected) => expect(givenRecord(infoOf(dataClass), properties)).toEqual(expected));

  test('what every object inherits says nothing', () => {
    expect(givenRecord(infoOf('WMO_PROVISION'), Object.create({ confidentiality: 'SECRET' }) as JsonObject)).toEqual(unseen);
  });
});

test('only what was looked at goes with a result', () => {
  const said = { case: 's1', release: 'RELEASED', retention: 'PAST', source: 'OWN', domain: 'FINANCE', waiver: 'VALID' };
  expect(recordProperties(infoOf('POLICE_INCIDENT'), said)).toEqual({ release: 'RELEASED', retention: 'PAST' });
  expect(recordProperties(infoOf('PLAN_DOMAIN_SCORE'), { source: 'OWN', domain: 'FINANCE' })).toEqual({ source: 'OWN', domain: 'FINANCE' });
  expect(recordProperties(infoOf('PERSON_NAME'), { case: 's1', confidentiality: 'OPEN', source: 'OWN' })).toEqual({});
  expect(recordProperties(infoOf('PLAN_DOMAIN_SCORE'), { retention: { deep: [1] }, source: null, domain: 'x'.repeat(99) })).toEqual({});
});
