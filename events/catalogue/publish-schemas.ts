import { inboundSchemas } from '../inbound/inbound-schema.ts';
import { inboundTypes } from '../inbound/inbound-types.ts';
import { EventError } from '../errors.ts';
import { breakingChanges } from './breaking-changes.ts';
import { catalogue, type EventDefinition } from './catalogue.ts';
import { dataSchema, type JsonSchema } from './data-schema.ts';

/** The schema of the data of every type that was ever published, by its name. */
export type PublishedSchemas = Readonly<Record<string, JsonSchema>>;

/** The schemas as they are: of the catalogue, with who hears of each type, and of what the hub receives. */
export function currentSchemas(): PublishedSchemas {
  const told = (Object.entries(catalogue) as readonly (readonly [string, EventDefinition])[]).map(
    ([type, definition]): [string, JsonSchema] => [type, { ...reach(definition), ...dataSchema(definition) }],
  );
  return { ...Object.fromEntries(told), ...inboundSchemas() };
}

/** Who hears of a type and what it asks of them: as much a part of what was published as its fields. */
function reach({ audience, classes, tombstone }: EventDefinition): JsonSchema {
  return { 'x-audience': audience, 'x-classes': classes, 'x-tombstone': tombstone === true };
}

/** Where what was published is no longer so. Who sends to the hub is also held up by a field that must be there since. */
function breaksOf(type: string, published: JsonSchema, now: JsonSchema | undefined): readonly string[] {
  const demanded =
    Object.hasOwn(inboundTypes, type) && now ? breakingChanges(now, published).filter((place) => place.includes('/required/')) : [];
  return [...breakingChanges(published, now), ...demanded];
}

/**
 * Answers what is published when the catalogue is: what was, with what was added. Throws EventError EVENT_BREAKS, naming each place, when a published type is
 * gone, a field of it changed, or others hear of it: that needs a new version beside the old one.
 */
export function publishSchemas(published: PublishedSchemas, current: PublishedSchemas = currentSchemas()): PublishedSchemas {
  const breaks = Object.entries(published).flatMap(([type, schema]) =>
    breaksOf(type, schema, current[type]).map((place) => `${type}${place}`),
  );
  if (breaks.length > 0) throw new EventError('EVENT_BREAKS', `published events changed and need a new version: ${breaks.join(', ')}`);
  return current;
}
