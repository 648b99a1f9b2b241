import type { Reply } from '../stage.ts';
import type { Wire, Who } from './journey.ts';
import { memberId, nameOfMember } from './people.ts';

/** What shows of something: every field that is null is left out of it. */
export type Shown = null | string | number | boolean | readonly Shown[] | { readonly [field: string]: Shown };

/** An entry of `extensions.withheld`. */
export type Withheld = Readonly<
  Record<'member' | 'dataClass' | 'level' | 'needed' | 'reason' | 'article' | 'text' | 'askWhom' | 'name', string | null>
> & {
  readonly liftedBy: readonly string[];
};

/** One answer of the hub, with what it asked the partners for it. */
export interface View {
  readonly caseId: string;
  readonly who: Who;
  readonly purpose: string;
  /** The trace in which it was asked. */
  readonly traceId: string;
  readonly status: number;
  /** The whole answer as it was sent. */
  readonly text: string;
  /** The text of `data` alone. */
  readonly data: string;
  readonly errors: Reply['body']['errors'];
  /** The state of each partner. */
  readonly sources: Readonly<Record<string, string>>;
  readonly withheld: readonly Withheld[];
  readonly wire: Wire;
  /** The case, without what is null; null when it does not exist. */
  readonly familyCase: Shown;
  /** The first names of the members who are listed, in the order of the case. */
  readonly listed: readonly string[];
  /**
   * What shows under a path: `Mark.debts.debtBand` is of the member Mark, `plan.items.kind` of the case. Through a list it is the list of what shows of each
   * item. Null when nothing does.
   */
  at(path: string): Shown;
  /** What is withheld of a member (or, for `case`, of the family as a whole) by class. */
  withheldOf(name: string): ReadonlyMap<string, Withheld>;
}

type Asked = Pick<View, 'caseId' | 'who' | 'purpose' | 'traceId'>;

/** Makes of a reply what the journeys look at. */
export function createView(asked: Asked, { status, text, body }: Reply, wire: Wire): View {
  const data = (body.data ?? null) as Readonly<Record<string, Shown>> | null;
  const familyCase = showing(data?.['familyCase'] ?? null);
  const members = listOf(step(familyCase, 'members'));
  const member = (name: string): Shown => members.find((one) => step(one, 'id') === memberId(asked.caseId, name)) ?? null;
  const withheld = (body.extensions?.withheld ?? []) as unknown as readonly Withheld[];
  return {
    ...asked,
    status,
    text,
    data: JSON.stringify(data),
    errors: body.errors,
    sources: Object.fromEntries(Object.entries(body.extensions?.sources ?? {}).map(([name, { state }]) => [name, state])),
    withheld,
    wire,
    familyCase,
    listed: members.map((one) => nameOfMember(step(one, 'id') as string)),
    at: (path) => {
      const [first = '', ...rest] = path.split('.');
      return /^[A-Z]/.test(first) ? walk(member(first), rest) : walk(familyCase, [first, ...rest]);
    },
    withheldOf: (name) => {
      const id = name === 'case' ? null : memberId(asked.caseId, name);
      return new Map(withheld.filter((entry) => entry.member === id).map((entry) => [String(entry.dataClass), entry]));
    },
  };
}

function listOf(shown: Shown): readonly Shown[] {
  return Array.isArray(shown) ? (shown as readonly Shown[]) : [];
}

function step(shown: Shown, field: string): Shown {
  if (typeof shown !== 'object' || shown === null || Array.isArray(shown)) return null;
  return (shown as Readonly<Record<string, Shown>>)[field] ?? null;
}

function walk(shown: Shown, path: readonly string[]): Shown {
  const [field, ...rest] = path;
  if (field === undefined || shown === null) return shown;
  if (!Array.isArray(shown)) return walk(step(shown, field), rest);
  const found = listOf(shown).flatMap((item) => {
    const below = walk(item, path);
    return below === null ? [] : [below];
  });
  return found.length === 0 ? null : found;
}

function showing(value: Shown): Shown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Shown[]).map(showing);
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, below]) => [field, showing(below)] as const)
      .filter(([, below]) => below !== null),
  );
}
