/**
 * The part of a record's body that says what was decided: who asked, for what, under which version, on which facts, and what came out. Records that differ only
 * in time, trace and place have the same. Null when there is no such part: then the body is not a record's. A body is canonical JSON, so the part is found
 * without parsing it: no text inside it can hold a quote that is not escaped.
 */
export function decisionsIn(body: string): string | null {
  const start = body.indexOf('"body":{');
  const end = body.lastIndexOf('},"event_name":"');
  return start === -1 || end < start ? null : body.slice(start, end);
}
