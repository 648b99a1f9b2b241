import { z } from 'zod';
import type { EventDefinition } from './catalogue.ts';

/** A JSON Schema (draft 7) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The JSON Schema of the data of one type of event, as partners read it. */
export function dataSchema({ data }: EventDefinition): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(data, { target: 'draft-7', reused: 'inline' });
  return schema;
}
