import type { Policy } from '#consent/policy.ts';

/** The secrecy that one recipient guards as a source. */
export interface SecrecyScope {
  /** The regimes that it guards as a whole. */
  readonly regimes: ReadonlySet<string>;
  /** The data classes that it keeps, or that tell of its care. */
  readonly classes: ReadonlySet<string>;
}

/**
 * Which regimes and classes a recipient guards, by the policy alone: a class is guarded by the owner of its source; a regime as a whole by the owner of the source
 * that keeps most of its classes, and so is a class of the hub's own that falls under it. A tie is nobody's.
 */
export function secrecyScope({ classes }: Pick<Policy, 'classes'>, owners: ReadonlyMap<string, string>, recipient: string): SecrecyScope {
  const regimes = new Set([...new Set(classes.map(({ regime }) => regime))].filter((regime) => guardianOf(regime) === recipient));
  const own = classes.filter(({ source, regime }) => {
    const owner = owners.get(source);
    return owner === undefined ? source === 'hub' && regimes.has(regime) : owner === recipient;
  });
  return { regimes, classes: new Set(own.map(({ name }) => name)) };

  function guardianOf(regime: string): string | undefined {
    const counts = new Map<string, number>();
    for (const { regime: of, source } of classes) if (of === regime && source !== 'hub') counts.set(source, (counts.get(source) ?? 0) + 1);
    const [first, second] = [...counts].toSorted(([, one], [, other]) => other - one);
    return first === undefined || first[1] === second?.[1] ? undefined : owners.get(first[0]);
  }
}
