import type { JsonSchema } from './data-schema.ts';

/** The keywords that say nothing about which data are valid. */
const remarks = new Set(['description', 'title', 'examples']);

/**
 * Every place where what was published and what is now are not the same for somebody who reads the data: a field that is gone, no longer always there, or of
 * another form. A field that was added is no change. Empty when nothing breaks.
 */
export function breakingChanges(published: unknown, now: unknown, path = ''): readonly string[] {
  if (!isObject(published) || !isObject(now)) return JSON.stringify(published) === JSON.stringify(now) ? [] : [path];
  const keywords = [...new Set([...Object.keys(published), ...Object.keys(now)])].filter((keyword) => !remarks.has(keyword));
  return keywords.flatMap((keyword) => {
    const place = `${path}/${keyword}`;
    if (keyword === 'properties') return changedFields(published[keyword], now[keyword], place);
    if (keyword === 'required') return missing(published[keyword], now[keyword]).map((field) => `${place}/${field}`);
    return breakingChanges(published[keyword], now[keyword], place);
  });
}

function changedFields(published: unknown, now: unknown, path: string): readonly string[] {
  const fields = isObject(published) ? Object.entries(published) : [];
  return fields.flatMap(([field, schema]) => breakingChanges(schema, isObject(now) ? now[field] : undefined, `${path}/${field}`));
}

function missing(published: unknown, now: unknown): readonly string[] {
  const still = new Set<unknown>(Array.isArray(now) ? now : []);
  return (Array.isArray(published) ? published : []).filter((field) => !still.has(field)).map(String);
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
