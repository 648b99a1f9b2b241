import { decide, type CompiledPolicy, type NearestGrant, type Question, type Verdict, type WouldChange } from './decide.ts';
import { factNl, levelNl, roleNl } from './dutch-words.ts';
import { explainWithheld } from './explain.ts';
import { factsNamed } from './half.ts';
import { harmlessFacts } from './harmless-facts.ts';
import { targets } from './interpret.ts';
import type { Policy } from './policy.ts';
import { capital, clauseOf, enumerate, sayFacts } from './say-facts.ts';
import { classNl, purposeNl } from './say-sight.ts';
import { Level, type FactName, type Facts, type LevelName } from './vocabulary.ts';

/** A verdict in two wordings of plain Dutch. */
export interface ExplainedVerdict {
  /** For the professional who asked: what shows, why, and what can be done; the same whatever refusal or record lies behind it. */
  readonly professional: string;
  /** For the privacy officer (FG): level, rule, article, the facts, and everything that would change it. */
  readonly officer: string;
  readonly verdict: Verdict;
}

/** No more changes than this are told; the verdict holds them all. */
const mostChanges = 8;

function withArticle(textNl: string, article: string): string {
  return `${textNl.replace(/\.$/, '')} (${article}).`;
}

function sayProfessional(policy: CompiledPolicy, question: Question, verdict: Verdict): string {
  const seen = `U ziet ${purposeNl(policy.policy, question.purpose)} het gegeven ${classNl(policy.policy, question.dataClass)} ${levelNl[verdict.level]}.`;
  const withheld = explainWithheld(policy, question);
  if (withheld === null) return seen; // a family member gets no reason about somebody else
  const level = Level[verdict.level];
  if (level > Level[withheld.level]) return `${seen} ${withArticle(verdict.textNl, verdict.article ?? withheld.article)}`;
  const reason = level < Level[withheld.level] ? 'Er is nu niets meer te tonen.' : withArticle(withheld.textNl, withheld.article);
  return level === Level.FULL ? `${seen} ${reason}` : `${seen} ${reason} ${withheld.askWhom}`;
}

function sayNeeds(needs: NearestGrant['needs']): string {
  return enumerate(
    Object.entries(needs).map(([fact, values]) =>
      enumerate(
        values.map((value) => clauseOf(fact as FactName, value)),
        'of',
      ),
    ),
  );
}

function sayNearest(policy: Policy, question: Question, nearest: NearestGrant, changes: readonly WouldChange[]): string {
  const { rule, article, level, purposes, needs } = nearest;
  const asks = purposes.includes(question.purpose) && changes.some((change) => change.level === level);
  if (asks) return `De regel die het dichtst in de buurt komt is ‘${rule}’ (${article}).`; // what it needs is told among the changes
  const other = purposes.includes(question.purpose)
    ? ''
    : ` ${purposes.length === 1 ? 'voor het doel' : 'voor de doelen'} ${enumerate(
        purposes.map((purpose) => `‘${policy.purposes[purpose]}’`),
        'of',
      )}`;
  const condition = sayNeeds(needs);
  return `De regel die het dichtst in de buurt komt is ‘${rule}’ (${article}): die toont het gegeven${other} ${levelNl[level]}${condition === '' ? '' : `, als ${condition}`}.`;
}

function sayCause(policy: Policy, question: Question, verdict: Verdict): string {
  const nearest =
    verdict.nearestGrant === null
      ? ''
      : ` ${sayNearest(policy, question, verdict.nearestGrant, tellable(question, verdict.whatWouldChange))}`;
  if (verdict.rule === null) return `Geen enkele regel staat dit toe.${nearest}`;
  const isCap = policy.rules.find(({ id }) => id === verdict.rule)?.kind === 'cap';
  const does = isCap ? 'sluit dit af' : 'opent dit';
  return `Regel ‘${verdict.rule}’ (${verdict.article ?? 'artikel onbekend'}) ${does}: ${verdict.textNl}${nearest}`;
}

/** Without what cannot be: only a family member looks at themselves, and a family member has no organisation. */
function tellable({ role }: Question, changes: readonly WouldChange[]): WouldChange[] {
  return changes.filter(({ facts }) => (role === 'LID' ? facts.source !== 'OWN' : facts.self === undefined || facts.self === 'OTHER'));
}

function becomes(now: LevelName, level: LevelName): string {
  if (Level[level] > Level[now]) return `wordt het ${levelNl[level]} zichtbaar`;
  return level === 'NONE' ? 'is het niet meer zichtbaar' : `is het nog maar ${levelNl[level]} zichtbaar`;
}

/** What would change the level, a sentence for each level and the highest first: "Als … of als …, wordt het volledig zichtbaar." */
function sayChanges(question: Question, { level: now, whatWouldChange }: Verdict): string {
  const changes = tellable(question, whatWouldChange);
  if (changes.length === 0) return 'Voor dit doel zou geen enkel ander feit hier iets aan veranderen.';
  const highestFirst = [...changes].sort((one, other) => Level[other.level] - Level[one.level]);
  const told = Map.groupBy(highestFirst.slice(0, mostChanges), ({ level }) => level);
  const sentences = [...told].map(([level, group]) => {
    const ways = group.map(({ facts }) => `als ${sayFacts(facts)}`);
    return `${capital(enumerate(ways, 'of'))}, ${becomes(now, level)}.`;
  });
  const more = changes.length - Math.min(changes.length, mostChanges);
  return [...sentences, ...(more > 0 ? [`Er zijn nog ${String(more)} andere mogelijkheden.`] : [])].join(' ');
}

/** What is special about the facts that rules about this cell look at: the rest is as in any ordinary case. */
function sayKnown(policy: Policy, question: Question): string {
  const named = factsNamed(policy.rules.filter((rule) => targets(rule, question)));
  const missing = named.filter((name) => (question.facts[name] ?? 'UNKNOWN') === 'UNKNOWN');
  const special = named.filter((name) => !missing.includes(name) && question.facts[name] !== harmlessFacts[name]);
  const only = (names: readonly FactName[]): Facts => Object.fromEntries(names.map((name) => [name, question.facts[name] ?? 'UNKNOWN']));
  return [
    special.length === 0 ? '' : `Dit geldt als ${sayFacts(only(special))}.`,
    missing.length === 0 ? '' : `Wat niet bekend is opent niets: ${enumerate(missing.map((name) => factNl[name].name))}.`,
  ].join(' ');
}

function sayOfficer(policy: Policy, question: Question, verdict: Verdict): string {
  const { role, purpose, dataClass } = question;
  const sees = capital(
    `${roleNl[role]} ziet ${purposeNl(policy, purpose)} het gegeven ${classNl(policy, dataClass)} ${levelNl[verdict.level]}.`,
  );
  return [
    sees,
    sayCause(policy, question, verdict),
    sayKnown(policy, question),
    sayChanges(question, verdict),
    `Beleidsversie: ${verdict.policy}.`,
  ]
    .join(' ')
    .replaceAll(/ {2,}/g, ' ');
}

/**
 * Decides one question and says why in two wordings: for the professional who asks, and for the privacy officer. Facts that are left out are not known, and
 * so open nothing. Pure; the question may be hypothetical or that of an audit record.
 */
export function explainVerdict(policy: CompiledPolicy, question: Question): ExplainedVerdict {
  const verdict = decide(policy, question);
  return {
    professional: sayProfessional(policy, question, verdict),
    officer: sayOfficer(policy.policy, question, verdict),
    verdict,
  };
}
