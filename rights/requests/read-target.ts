import type { CompiledPolicy } from '#consent/decide.ts';
import type { RightsProblemCode } from '../problems.ts';

/** The data that a request is about. */
export interface RequestTarget {
  readonly source: string;
  readonly dataClass: string | null;
}

/** Reads which data is meant: a class, which names its source, or a source; what the hub itself keeps when neither is named. */
export function readTarget(
  asked: { readonly dataClass: string | null; readonly source: string | null },
  { classes }: Pick<CompiledPolicy, 'classes'>,
): RequestTarget | { readonly wrong: RightsProblemCode } {
  const { dataClass, source } = asked;
  if (dataClass === null)
    return source === null || isSource(source, classes) ? { source: source ?? 'hub', dataClass } : { wrong: 'SOURCE_UNKNOWN' };
  const info = classes.get(dataClass);
  if (info === undefined) return { wrong: 'SOURCE_UNKNOWN' };
  return source === null || source === info.source ? { source: info.source, dataClass } : { wrong: 'SOURCE_AND_CLASS_DIFFER' };
}

/** Whether a source is one that the policy knows. */
export function isSource(source: string, classes: CompiledPolicy['classes']): boolean {
  return [...classes.values()].some((info) => info.source === source);
}
