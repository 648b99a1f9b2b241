import { z } from 'zod';
import type { JsonSchema } from '../catalogue/data-schema.ts';
import { inboundTypes, type InboundType } from './inbound-types.ts';

/** The JSON Schema of the data of one type that the hub receives, as senders read it: what it names must be so, and more may be there. */
export function inboundSchema(type: InboundType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(inboundTypes[type].data, { target: 'draft-7', reused: 'inline', io: 'input' });
  return schema;
}

/** The schemas of all types that the hub receives, by name. */
export function inboundSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries((Object.keys(inboundTypes) as InboundType[]).map((type) => [type, inboundSchema(type)]));
}
