/** The classes whose data come from one of these sources, by name. */
export function classesFrom(sources: readonly string[], classes: ReadonlyMap<string, { readonly source: string }>): string[] {
  return [...classes].flatMap(([name, { source }]) => (sources.includes(source) ? [name] : [])).toSorted();
}
