import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

type Schema = { [name: string]: unknown };
type Discriminated = Schema & { discriminator: { propertyName: string; mapping: Record<string, string> } };

/** Validates values against the schemas of an official OpenAPI document; `errors` lists what is wrong, empty when the value is valid. */
export interface OpenApiValidator {
  errors(schema: string, value: unknown): readonly string[];
  /** The raw schemas of the document by name. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

/**
 * Reads an OpenAPI 3.1 document. A schema with a discriminator holds for the kind that the value names, and for no kind that the mapping
 * does not name; JSON Schema alone would check the base and skip the kind.
 */
export function openApiValidator(file: URL): OpenApiValidator {
  const document = parse(readFileSync(file, 'utf8')) as { components: { schemas: Record<string, Schema> } };
  const raw = document.components.schemas;
  const schemas = withKinds(raw);
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', components: { schemas } });
  const compiled = new Map<string, ValidateFunction>();
  return {
    schemas: raw,
    errors(schema, value) {
      const validate = compiled.get(schema) ?? ajv.compile({ $ref: `document#/components/schemas/${schema}` });
      compiled.set(schema, validate);
      return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
    },
  };
}

/** Splits each schema with a discriminator in its base, which the kinds extend, and the choice between the kinds. */
function withKinds(schemas: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const result: Record<string, Schema> = structuredClone(schemas);
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isDiscriminated(schema)) continue;
    const { propertyName, mapping } = schema.discriminator;
    const reference = `#/components/schemas/${name}`;
    for (const kind of Object.values(mapping)) extendBase(result[kind.slice(kind.lastIndexOf('/') + 1)], reference);
    const { discriminator: _dropped, ...base } = result[name] as Discriminated;
    result[`${name}Base`] = base;
    const choices = Object.entries(mapping).map(([value, kind]) => ({
      anyOf: [{ not: { properties: { [propertyName]: { const: value } } } }, { $ref: kind }],
    }));
    result[name] = { allOf: [{ $ref: `${reference}Base` }, { properties: { [propertyName]: { enum: Object.keys(mapping) } } }, ...choices] };
  }
  return result;
}

function extendBase(kind: Schema | undefined, reference: string): void {
  const parts = (kind?.['allOf'] ?? []) as { $ref?: string }[];
  for (const part of parts) if (part.$ref === reference) part.$ref = `${reference}Base`;
}

function isDiscriminated(schema: Schema): schema is Discriminated {
  return typeof schema['discriminator'] === 'object';
}
