/**
 * Whether a search's `self` link, which tells how the server understood the search (FHIR R4 3.1.1.5), leaves none of the parameters out that choose.
 * Only names are compared: values may come back in another form. A link that is absent or has no parameters at all says nothing (some servers leave
 * them all out after a POST); then only what was found can show whether the server listened.
 */
export function honours(self: string | undefined, filters: Readonly<Record<string, string>>, baseUrl: string): boolean {
  if (self === undefined || !URL.canParse(self, baseUrl)) return true;
  const said = new Map([...new URL(self, baseUrl).searchParams].map(([name, value]) => [name.split(':')[0], value]));
  if (said.size === 0) return true;
  return Object.keys(filters).every((name) => (said.get(name) ?? '') !== '');
}
