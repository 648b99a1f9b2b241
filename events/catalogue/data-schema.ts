import { z } from 'zod';
import type { EventDefinition } from './catalogue.ts';

/** A JSON Schema (draft 7) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The JSON Schema of the data of one type of event, as the hub writes it: there is nothing but what it names. */
export function dataSchema({ data }: Pick<EventDefinition, 'data'>): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(data, { target: 'draft-7', reused: 'inline' });
  return schema;
}

/** The same as partners should read it: what it names is so, and there may be more one day. */
export function openSchema(definition: Pick<EventDefinition, 'data'>): JsonSchema {
  return JSON.parse(
    JSON.stringify(dataSchema(definition), (key, value: unknown) => (key === 'additionalProperties' ? undefined : value)),
  ) as JsonSchema;
}
