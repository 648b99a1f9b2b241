import { EventError } from '../errors.ts';
import { breakingChanges } from './breaking-changes.ts';
import { catalogue } from './catalogue.ts';
import { dataSchema, type JsonSchema } from './data-schema.ts';

/** The schema of the data of every type that was ever published, by its name. */
export type PublishedSchemas = Readonly<Record<string, JsonSchema>>;

/** The schemas of the catalogue as it is. */
export function currentSchemas(): PublishedSchemas {
  return Object.fromEntries(Object.entries(catalogue).map(([type, definition]) => [type, dataSchema(definition)]));
}

/**
 * Answers what is published when the catalogue is: what was, with what was added. Throws EventError EVENT_BREAKS, naming each place, when a published type is
 * gone or a field of it changed: that needs a new version beside the old one.
 */
export function publishSchemas(published: PublishedSchemas, current: PublishedSchemas = currentSchemas()): PublishedSchemas {
  const breaks = Object.entries(published).flatMap(([type, schema]) =>
    breakingChanges(schema, current[type]).map((place) => `${type}${place}`),
  );
  if (breaks.length > 0) throw new EventError('EVENT_BREAKS', `published events changed and need a new version: ${breaks.join(', ')}`);
  return current;
}
