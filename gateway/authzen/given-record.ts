import type { DataClassInfo } from '#consent/policy.ts';
import { facts, type FactName, type FactValue } from '#consent/vocabulary.ts';
import type { RecordFacts } from '../disclose/disclosure.ts';
import { memberOf, type JsonObject } from './read-body.ts';

const given = <Name extends FactName>(properties: JsonObject, name: Name, absent: FactValue<Name>): FactValue<Name> => {
  const value = memberOf(properties, name);
  if (value === undefined) return absent;
  return ((facts[name] as readonly string[]).find((known) => known === value) as FactValue<Name> | undefined) ?? 'UNKNOWN';
};

/**
 * The facts of the record that a resource is, as its properties state them: `release` (of the police only), `confidentiality` and `retention`, and of
 * items of the hub `source` and for classes of every life domain `domain`. What is left out is taken as of a record that nobody has seen: not released, open, within
 * its period and somebody else's; what is not understood is UNKNOWN. No other fact can be given. Null for a class without records.
 */
export const givenRecord = (info: DataClassInfo, properties: JsonObject): RecordFacts | null => {
  const ofHub = info.source === 'hub';
  if (!info.record && !(ofHub && Object.hasOwn(properties, 'source'))) return null;
  const domain = memberOf(properties, 'domain');
  return {
    release: info.source === 'police' ? given(properties, 'release', 'NOT_RELEASED') : 'NOT_RELEASED',
    confidentiality: given(properties, 'confidentiality', 'OPEN'),
    retention: given(properties, 'retention', 'WITHIN'),
    ...(ofHub ? { source: given(properties, 'source', 'OTHER') } : {}),
    domain: typeof domain === 'string' ? domain : null,
  };
};

/** The properties that decide about a record of this class and that `givenRecord` understands, and nothing else. */
export const recordProperties = (info: DataClassInfo, properties: JsonObject): JsonObject => {
  const names = [
    ...(info.source === 'police' ? (['release'] as const) : []),
    ...(info.record ? (['confidentiality', 'retention'] as const) : []),
    ...(info.source === 'hub' ? (['source'] as const) : []),
  ];
  const domain = memberOf(properties, 'domain');
  return {
    ...Object.fromEntries(names.filter((name) => given(properties, name, 'UNKNOWN') !== 'UNKNOWN').map((name) => [name, properties[name]])),
    ...(info.domain === '*' && typeof domain === 'string' && /^[A-Z_]{1,40}$/.test(domain) ? { domain } : {}),
  };
};
