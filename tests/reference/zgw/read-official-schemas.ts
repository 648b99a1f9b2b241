import { readFileSync } from 'node:fs';

import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { parse } from 'yaml';

type Schema = Readonly<Record<string, unknown>>;

/** Words of OpenAPI 3.0 that mean nothing to JSON Schema. */
const wordsOfOpenApi = new Set(['example', 'discriminator', 'readOnly', 'xml', 'deprecated']);

/**
 * Checks values against the schemas of the official OpenAPI document of the ZGW Zaken API 1.7: what is wrong with a value, nothing when it
 * fits. Three repairs to the document: what it refers to in other documents is let through, OpenAPI's `nullable` becomes a type, and an
 * EmptyObject is empty (as published every object is one, so that no `oneOf` with it ever holds).
 */
export function readOfficialZgwSchemas(): (schema: string, value: unknown) => readonly string[] {
  const text = readFileSync(new URL('zaken-1.7.0.openapi.yaml', import.meta.url), 'utf8');
  const document = parse(text, { merge: true }) as { components: { schemas: Record<string, Schema> } };
  const schemas = { ...document.components.schemas, EmptyObject: { type: 'object', maxProperties: 0 } };
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: { string: true } });
  addFormatsModule.default(ajv);
  ajv.addSchema({ $id: 'zaken', schemas: repaired(schemas) });
  return (schema, value) => {
    const validate = ajv.getSchema(`zaken#/schemas/${schema}`);
    if (validate === undefined) throw new Error(`The official document has no schema ${schema}`);
    return validate(value) === true ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  };
}

function repaired(value: unknown, isMapOfSchemas = true): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => repaired(item, false));
  if (typeof value !== 'object' || value === null) return value;
  if (!isMapOfSchemas) return repairedSchema(value as Schema);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, repaired(one, false)]));
}

function repairedSchema(schema: Schema): unknown {
  const { $ref: reference, oneOf: choices, nullable } = schema;
  if (typeof reference === 'string') return reference.startsWith('.') ? {} : { $ref: reference.replace('#/components', 'zaken#') };
  if (JSON.stringify(choices ?? []).includes('"../')) return {};
  const kept = Object.entries(schema).filter(([word]) => !wordsOfOpenApi.has(word) && word !== 'nullable');
  const plain = Object.fromEntries(kept.map(([word, one]) => [word, word === 'enum' ? one : repaired(one, word === 'properties')]));
  return nullable === true ? { anyOf: [{ type: 'null' }, plain] } : plain;
}
