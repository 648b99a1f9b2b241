import { explainWithheld, type Withheld } from '#consent/explain.ts';
import { remember } from '#consent/remember.ts';
import { factsOf, type Subject } from '#consent/situation.ts';
import { Level, levels, type Facts } from '#consent/vocabulary.ts';
import type { AskedField } from './asked.ts';
import type { Disclosure, DisclosureBasis } from './disclosure.ts';

/** An entry of `extensions.withheld`: what a caller reads about one class of one visible member, or of the family as a whole. */
export interface WithheldEntry {
  /** The member's case-scoped id, or null for the family as a whole. */
  readonly member: string | null;
  readonly dataClass: string;
  /** The Dutch name of the class. */
  readonly name: string;
  /** The level that is granted. */
  readonly level: Withheld['level'];
  /** The level that the selected fields need. */
  readonly needed: Withheld['level'];
  readonly reason: string;
  readonly article: string;
  readonly text: string;
  readonly liftedBy: Withheld['liftedBy'];
  readonly askWhom: string;
}

type Needs = Map<string, Level>;

/** Per class, the highest level that a selected field needs: of members, and of the case itself. */
export interface SelectedNeeds {
  readonly member: ReadonlyMap<string, Level>;
  readonly family: ReadonlyMap<string, Level>;
}

const need = (needs: Needs, dataClass: string | null, level: Level | null): void => {
  if (dataClass !== null && level !== null && (needs.get(dataClass) ?? Level.NONE) < level) needs.set(dataClass, level);
};

/** Gathers what the selected fields need, by class. */
export const needsOf = (asked: readonly AskedField[]): SelectedNeeds => {
  const member: Needs = new Map();
  const family: Needs = new Map();
  const walk = (fields: readonly AskedField[], needs: Needs, inherited: string | null): void => {
    for (const { label, children } of fields) {
      if (!label) continue;
      const dataClass = label.dataClass ?? inherited;
      need(needs, dataClass, label.level);
      if (label.objectType === 'FamilyMember') walk(children, member, null);
      else walk(children, needs, dataClass);
    }
  };
  walk(asked, family, null);
  return { member, family };
};

/** Explains what a class withholds, once for all subjects of whom the same facts hold. */
type Explain = (facts: Facts) => (dataClass: string) => Withheld | null;

const entriesFor = (
  { policy, situation }: DisclosureBasis,
  explain: Explain,
  subject: Subject,
  needs: ReadonlyMap<string, Level>,
): WithheldEntry[] => {
  const entries: WithheldEntry[] = [];
  for (const [dataClass, needed] of needs) {
    const explained = explain(factsOf(situation, subject, dataClass))(dataClass);
    if (!explained || Level[explained.level] >= needed) continue;
    const { level, reason, article, textNl, liftedBy, askWhom } = explained;
    entries.push({
      member: subject === 'FAMILY' ? null : subject,
      dataClass,
      name: policy.classes.get(dataClass)?.nl ?? dataClass,
      level,
      needed: levels[needed],
      reason,
      article,
      text: textNl,
      liftedBy,
      askWhom,
    });
  }
  return entries;
};

/**
 * Tells the caller what is withheld and what would lift it, from facts known before the fetch and with nothing of what lies behind: the same for
 * no waiver, a refusal or a withdrawal, and beside released records too.
 */
export const withheldFrom = ({ basis, listed }: Disclosure, { member, family }: SelectedNeeds): readonly WithheldEntry[] => {
  const { policy, role, purpose, organisation } = basis;
  const explain: Explain = remember((facts) =>
    remember((dataClass) => explainWithheld(policy, { role, purpose, dataClass, facts, organisation })),
  );
  return [...[...listed].flatMap((id) => entriesFor(basis, explain, id, member)), ...entriesFor(basis, explain, 'FAMILY', family)];
};
