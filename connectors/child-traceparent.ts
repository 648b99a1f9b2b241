const form = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

/** A `traceparent` of the same trace with a fresh span id (W3C Trace Context 1), or null when the parent is not one. */
export function childTraceparent(parent: string, random: () => number): string | null {
  const match = form.exec(parent);
  if (match === null) return null;
  let span = '';
  for (let i = 0; i < 16; i += 1) span += Math.floor(random() * 16).toString(16);
  return `00-${match[1]}-${/^0+$/.test(span) ? '0000000000000001' : span}-${match[2]}`;
}
