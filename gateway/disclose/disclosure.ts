import type { CompiledPolicy, Verdict } from '#consent/decide.ts';
import { encodeFacts } from '#consent/fact-vector.ts';
import { writeFacts } from '#consent/facts-text.ts';
import type { DataClassInfo } from '#consent/policy.ts';
import { remember } from '#consent/remember.ts';
import { factsOf, inScopeFor, isAttached, type CaseSituation, type Subject } from '#consent/situation.ts';
import { Level, recordFacts, type FactName, type Facts, type FactValue, type Purpose, type Role } from '#consent/vocabulary.ts';

/** The facts that a record brings along: its own, and for a hub item whose it is and which life domain it stands in. */
export interface RecordFacts {
  readonly release: FactValue<'release'>;
  readonly confidentiality: FactValue<'confidentiality'>;
  readonly retention: FactValue<'retention'>;
  readonly source?: FactValue<'source'>;
  readonly domain?: string | null;
}

/** Who asks, for what, and what is known of the case: all that decisions of one operation rest on. */
export interface DisclosureBasis {
  readonly policy: CompiledPolicy;
  readonly role: Role;
  /** The caller's OIN, for rules that name organisations. */
  readonly organisation: string;
  readonly purpose: Purpose;
  readonly situation: CaseSituation;
}

/** A decision with its reasons, and the facts that it rests on as `writeFacts` writes them: with these it can be decided again at any time. */
export interface Decision {
  readonly verdict: Verdict;
  readonly facts: string;
}

/** What is taken of a record that nobody has seen: the same for every state behind it. */
const unseenRecord: RecordFacts = { release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN', domain: null };
const unseenHubItem: RecordFacts = { ...unseenRecord, source: 'OTHER' };

const openFor = (info: DataClassInfo): readonly FactName[] => {
  const open: FactName[] = info.record ? [...recordFacts] : [];
  if (info.source === 'hub') open.push('source');
  if (info.domain === '*') open.push('inScope');
  return open;
};

/** Record facts that stand for those of a class of which no record was seen, or null for a class that has no records. */
const assumedFor = (info: DataClassInfo | undefined): RecordFacts | null => {
  if (!info?.record) return null;
  return info.source === 'hub' ? unseenHubItem : unseenRecord;
};

const withRecord = (facts: Facts, record: RecordFacts | null): Facts => {
  if (!record) return facts;
  const { domain: _, ...own } = record;
  return { ...facts, ...own };
};

/** The highest level per facts and class, each of them by identity. */
type Ceilings = (facts: Facts) => (dataClass: string) => Level;

/** One decision per facts, class and record facts, each of them by identity. */
const decideOnce = <Answer>(decide: (facts: Facts, dataClass: string, record: RecordFacts | null) => Answer) =>
  remember((facts: Facts) => remember((dataClass: string) => remember((record: RecordFacts | null) => decide(facts, dataClass, record))));

/**
 * The decisions of one operation; it lives as long as the operation and no longer. What is decided of one member holds for every other of whom
 * the same facts hold, and is decided once.
 */
export class Disclosure {
  readonly basis: DisclosureBasis;
  /** The members who are listed to this caller, in the order of the case. */
  readonly listed: ReadonlySet<string>;
  readonly #byBsn: ReadonlyMap<string, string>;
  readonly #members: ReadonlySet<string>;
  readonly #ceilings: Ceilings;
  /** The same of hub items as far as they are others'. */
  readonly #ceilingsOfOthers: Ceilings;
  readonly #levels: ReturnType<typeof decideOnce<Level>>;
  readonly #decisions: ReturnType<typeof decideOnce<Decision>>;
  readonly #scoped = remember((facts: Facts) => remember((inScope: FactValue<'inScope'>): Facts => ({ ...facts, inScope })));

  constructor(basis: DisclosureBasis) {
    this.basis = basis;
    const { policy, role, purpose, organisation, situation } = basis;
    const ceilings = (factsOfIt: (facts: Facts) => Facts, openOf: (info: DataClassInfo) => readonly FactName[]): Ceilings =>
      remember((facts) =>
        remember((dataClass) => {
          const info = policy.classes.get(dataClass);
          return info ? policy.ceiling(role, purpose, dataClass, factsOfIt(facts), openOf(info), organisation) : Level.NONE;
        }),
      );
    this.#ceilings = ceilings((facts) => facts, openFor);
    this.#ceilingsOfOthers = ceilings(
      (facts) => ({ ...facts, source: 'OTHER' }),
      (info) => openFor(info).filter((fact) => fact !== 'source'),
    );
    this.#levels = decideOnce((facts, dataClass, record) =>
      policy.level(role, purpose, dataClass, withRecord(facts, record), organisation),
    );
    this.#decisions = decideOnce((facts, dataClass, record) => {
      const vector = encodeFacts(withRecord(facts, record));
      return { verdict: policy.cell(role, purpose, dataClass, organisation).verdict(vector), facts: writeFacts(vector) };
    });
    this.#members = new Set(situation.members.map((member) => member.id));
    this.listed = new Set(
      situation.members.filter(({ id }) => isAttached(situation, id) && this.#showsAnything(id)).map((member) => member.id),
    );
    this.#byBsn = new Map(situation.members.map((member) => [member.bsn, member.id]));
  }

  /** Own items of the hub list nobody by themselves, but for the access log, which is all that AUDIT is for. */
  #showsAnything(subject: Subject): boolean {
    const { policy, purpose, situation } = this.basis;
    for (const { name, source } of policy.classes.values()) {
      const ceilings = source === 'hub' && purpose !== 'AUDIT' ? this.#ceilingsOfOthers : this.#ceilings;
      if (ceilings(factsOf(situation, subject, name))(name) >= Level.SIGNAL) return true;
    }
    return false;
  }

  /** Whether the case exists for this caller: it opens to them, and something of it or of a listed member shows. */
  exists(): boolean {
    return this.basis.situation.opens && (this.listed.size > 0 || this.#showsAnything('FAMILY'));
  }

  /** The listed member that a representation stands for, by id or by BSN; null when nobody may be asked about it. */
  memberOf(representation: unknown): string | null {
    if (typeof representation !== 'object' || representation === null) return null;
    const { __typename: typeName, id, bsn } = representation as { __typename?: unknown; id?: unknown; bsn?: unknown };
    if (typeName !== 'FamilyMember') return null;
    const member = typeof id === 'string' ? id : typeof bsn === 'string' ? this.#byBsn.get(bsn) : undefined;
    return member !== undefined && this.listed.has(member) ? member : null;
  }

  /** The highest level that a class can reach for a subject whatever its records turn out to be: what is above is not fetched. */
  ceiling(subject: Subject, dataClass: string): Level {
    return this.#ceilings(factsOf(this.basis.situation, subject, dataClass))(dataClass);
  }

  /** The highest ceiling of a class over the listed members, and over the family as a whole where the class stands in the case itself. */
  highestCeiling(dataClass: string, inCase: boolean): Level {
    let highest: Level = inCase ? this.ceiling('FAMILY', dataClass) : Level.NONE;
    for (const member of this.listed) {
      const level = this.ceiling(member, dataClass);
      if (level > highest) highest = level;
    }
    return highest;
  }

  /** The facts that a subject brings to one decision; a record may stand in a life domain of its own. */
  #standing(subject: Subject, dataClass: string, record: RecordFacts | null): Facts {
    const { situation, policy } = this.basis;
    const facts = factsOf(situation, subject, dataClass);
    if (!record || policy.classes.get(dataClass)?.domain !== '*') return facts;
    return this.#scoped(facts)(record.domain ? inScopeFor(situation, subject, record.domain) : 'UNKNOWN');
  }

  /** The facts of one decision, those of a record included. */
  factsFor(subject: Subject, dataClass: string, record: RecordFacts | null): Facts {
    return withRecord(this.#standing(subject, dataClass, record), record);
  }

  /**
   * The level decided for a subject and a class, with the record's own facts when it is about a record. It is remembered by the identity of
   * those facts, of which `recordFactsOf` gives equal ones as one object.
   */
  level(subject: Subject, dataClass: string, record: RecordFacts | null): Level {
    return this.#levels(this.#standing(subject, dataClass, record))(dataClass)(record);
  }

  /** The level of a hub item: the lowest over the members that it names, and the family's when it names nobody. */
  itemLevel(about: readonly string[], dataClass: string, record: RecordFacts): Level {
    if (about.length === 0) return this.level('FAMILY', dataClass, record);
    let lowest: Level = Level.FULL;
    for (const member of about) {
      const level = this.#members.has(member) ? this.level(member, dataClass, record) : Level.NONE;
      if (level < lowest) lowest = level;
    }
    return lowest;
  }

  /** The decision with its reasons and the facts that it rests on, for the record. */
  decision(subject: Subject, dataClass: string, record: RecordFacts | null): Decision {
    return this.#decisions(this.#standing(subject, dataClass, record))(dataClass)(record);
  }

  /** The same for a class of which no record was seen: it is decided as if one were open. */
  unseenDecision(subject: Subject, dataClass: string): Decision {
    return this.decision(subject, dataClass, assumedFor(this.basis.policy.classes.get(dataClass)));
  }

  /** The decision with its reasons; a class of records of which none was seen is decided as if one were open. */
  verdict(subject: Subject, dataClass: string, record: RecordFacts | null): Verdict {
    return (record ? this.decision(subject, dataClass, record) : this.unseenDecision(subject, dataClass)).verdict;
  }
}
