import type { CompiledPolicy, Verdict } from '#consent/decide.ts';
import type { DataClassInfo } from '#consent/policy.ts';
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

/** What is taken of a record that nobody has seen: the same for every state behind it. */
const unseenRecord: RecordFacts = { release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN', source: 'OTHER', domain: null };

const openFor = (info: DataClassInfo): readonly FactName[] => {
  const open: FactName[] = info.record ? [...recordFacts] : [];
  if (info.source === 'hub') open.push('source');
  if (info.domain === '*') open.push('inScope');
  return open;
};

const within = <Key, Value>(maps: Map<string, Map<Key, Value>>, name: string): Map<Key, Value> => {
  let map = maps.get(name);
  if (!map) maps.set(name, (map = new Map<Key, Value>()));
  return map;
};

/** The decisions of one operation; it lives as long as the operation and no longer. */
export class Disclosure {
  readonly basis: DisclosureBasis;
  /** The members who are listed to this caller, in the order of the case. */
  readonly listed: ReadonlySet<string>;
  readonly #byBsn: ReadonlyMap<string, string>;
  readonly #members: ReadonlySet<string>;
  readonly #ceilings = new Map<string, Map<string, Level>>();
  /** Subject → class → record facts → level. */
  readonly #levels = new Map<string, Map<string, Map<RecordFacts | null, Level>>>();

  constructor(basis: DisclosureBasis) {
    this.basis = basis;
    const { situation } = basis;
    this.#members = new Set(situation.members.map((member) => member.id));
    this.listed = new Set(
      situation.members.filter(({ id }) => isAttached(situation, id) && this.#showsAnything(id)).map((member) => member.id),
    );
    this.#byBsn = new Map(situation.members.map((member) => [member.bsn, member.id]));
  }

  /** Own items of the hub list nobody by themselves, but for the access log, which is all that AUDIT is for. */
  #showsAnything(subject: Subject): boolean {
    const { policy, purpose } = this.basis;
    for (const info of policy.classes.values()) {
      const level = info.source === 'hub' && purpose !== 'AUDIT' ? this.#ceilingOfOthers(subject, info) : this.ceiling(subject, info.name);
      if (level >= Level.SIGNAL) return true;
    }
    return false;
  }

  #ceilingOfOthers(subject: Subject, info: DataClassInfo): Level {
    const { policy, role, purpose, organisation, situation } = this.basis;
    const facts: Facts = { ...factsOf(situation, subject, info.name), source: 'OTHER' };
    const open = openFor(info).filter((fact) => fact !== 'source');
    return policy.ceiling(role, purpose, info.name, facts, open, organisation);
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
    const ceilings = within(this.#ceilings, subject);
    const known = ceilings.get(dataClass);
    if (known !== undefined) return known;
    const { policy, role, purpose, organisation, situation } = this.basis;
    const info = policy.classes.get(dataClass);
    const level = info
      ? policy.ceiling(role, purpose, dataClass, factsOf(situation, subject, dataClass), openFor(info), organisation)
      : Level.NONE;
    ceilings.set(dataClass, level);
    return level;
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

  /** The facts of one decision, those of a record included. */
  factsFor(subject: Subject, dataClass: string, record: RecordFacts | null): Facts {
    const { situation, policy } = this.basis;
    const facts = factsOf(situation, subject, dataClass);
    if (!record) return facts;
    const { domain, ...own } = record;
    const scoped = policy.classes.get(dataClass)?.domain === '*';
    return { ...facts, ...own, ...(scoped ? { inScope: domain ? inScopeFor(situation, subject, domain) : 'UNKNOWN' } : {}) };
  }

  /**
   * The level decided for a subject and a class, with the record's own facts when it is about a record. It is remembered by the identity of
   * those facts, of which `recordFactsOf` gives equal ones as one object.
   */
  level(subject: Subject, dataClass: string, record: RecordFacts | null): Level {
    const levels = within(within(this.#levels, subject), dataClass);
    const known = levels.get(record);
    if (known !== undefined) return known;
    const { policy, role, purpose, organisation } = this.basis;
    const level = policy.level(role, purpose, dataClass, this.factsFor(subject, dataClass, record), organisation);
    levels.set(record, level);
    return level;
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

  /** The decision with its reasons, for the record; a class of records of which none was seen is decided as if one were open. */
  verdict(subject: Subject, dataClass: string, record: RecordFacts | null): Verdict {
    const { policy, role, purpose, organisation } = this.basis;
    const info = policy.classes.get(dataClass);
    const { source, ...unseen } = unseenRecord;
    const assumed = info?.record ? { ...unseen, ...(info.source === 'hub' ? { source } : {}) } : null;
    return policy.verdict(role, purpose, dataClass, this.factsFor(subject, dataClass, record ?? assumed), organisation);
  }
}
