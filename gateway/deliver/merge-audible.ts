import type { Audible } from './audible-to.ts';

interface Pair {
  readonly member: string;
  readonly classes: readonly string[];
}

/**
 * Puts together what several people of one recipient may hear of one event: what any of them may, in the order in which it was written. Null when none of them may hear anything.
 */
export function mergeAudible(written: Audible['data'], heard: readonly Pick<Audible, 'data'>[]): Audible['data'] | null {
  const [first, ...others] = heard;
  if (first === undefined) return null;
  if (others.length === 0) return first.data;
  const { about, members } = written as { readonly about?: readonly Pair[]; readonly members?: readonly string[] };
  const pairs = new Set(
    heard.flatMap(({ data }) => aboutOf(data).flatMap(({ member, classes }) => classes.map((one) => keyOf(member, one)))),
  );
  const named = new Set(heard.flatMap(({ data }) => (data['members'] ?? []) as readonly string[]));
  return {
    ...first.data,
    ...(about && { about: narrow(about, pairs) }),
    ...(members && { members: members.filter((member) => named.has(member)) }),
  };
}

function aboutOf(data: Audible['data']): readonly Pair[] {
  return (data['about'] ?? []) as readonly Pair[];
}

function narrow(about: readonly Pair[], pairs: ReadonlySet<string>): readonly Pair[] {
  return about.flatMap(({ member, classes }) => {
    const heard = classes.filter((one) => pairs.has(keyOf(member, one)));
    return heard.length > 0 ? [{ member, classes: heard }] : [];
  });
}

function keyOf(member: string, dataClass: string): string {
  return `${member} ${dataClass}`;
}
