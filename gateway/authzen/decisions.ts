import type { CompiledPolicy } from '#consent/decide.ts';
import { writeFacts } from '#consent/facts-text.ts';
import { encodeFacts } from '#consent/fact-vector.ts';
import type { DataClassInfo } from '#consent/policy.ts';
import type { Caller, CaseSituation, SituationQuestion } from '#consent/situation.ts';
import type { CasePlace } from '#consent/store.ts';
import { Level, type Purpose } from '#consent/vocabulary.ts';
import { Disclosure } from '../disclose/disclosure.ts';
import { mayBeId } from '../may-be-id.ts';
import { levelNeeded } from './actions.ts';
import type { Asker } from './asker.ts';
import { askedPerson, askedPurpose } from './asked-person.ts';
import type { Entity, Evaluation } from './entities.ts';
import { explainDecision, explainRefusal } from './explain-decision.ts';
import { givenRecord } from './given-record.ts';
import { Journal } from './journal.ts';
import { memberOf, type JsonObject } from './read-body.ts';
import type { RefusalCode } from './refusals.ts';

/** The answer to one evaluation. AuthZEN 1.0, Decision. */
export interface Decision {
  readonly decision: boolean;
  readonly context?: JsonObject;
}

/** What decisions are made from: one policy and one moment for a whole request, and the reading of cases. */
export interface DecisionBasis {
  readonly caller: Asker;
  readonly policy: CompiledPolicy;
  readonly now: Date;
  readonly findCasePlace: (id: string) => Promise<CasePlace | null>;
  readonly loadSituation: (
    caseId: string,
    question: Pick<SituationQuestion, 'caller' | 'purpose' | 'now' | 'policy'>,
  ) => Promise<CaseSituation | null>;
}

/** A question that the policy can be asked: whose access, for what, to which class. */
export interface Matter {
  readonly person: Caller;
  readonly purpose: Purpose;
  readonly info: DataClassInfo;
  /** The properties of the resource. */
  readonly properties: JsonObject;
}

/** The level at which somebody may see a class of a member or of the family, and the reasons as this caller may read them. */
export interface Found {
  readonly level: Level;
  readonly explain: (permitted: boolean) => JsonObject | null;
}

/** Whether a class stands in the case itself, so that it is decided for the family as a whole. */
export const standsInCase = (info: DataClassInfo): boolean => info.source === 'hub';

/** Whether a class is one of each member. */
export const standsInMember = (info: DataClassInfo): boolean => info.name !== 'FAMILY_CASE';

/** The decisions of one request; it reads each case once per user and purpose, notes all that it decides, and lives as long as the request. */
export class Decisions {
  readonly basis: DecisionBasis;
  readonly journal = new Journal();
  readonly #disclosures = new Map<string, Promise<Disclosure | null>>();
  readonly #places = new Map<string, Promise<CasePlace | null>>();

  constructor(basis: DecisionBasis) {
    this.basis = basis;
  }

  /** What a question is about, or why it is not put to the policy. */
  matter(subject: Entity, resource: Pick<Entity, 'type' | 'properties'>, context: JsonObject): Matter | { readonly refused: RefusalCode } {
    const asked = askedPerson(this.basis.caller, subject);
    if ('refused' in asked) return asked;
    return this.matterOf(asked.person, resource, context);
  }

  /** The same for a user who may be asked about. */
  matterOf(person: Caller, resource: Pick<Entity, 'type' | 'properties'>, context: JsonObject): Matter | { readonly refused: RefusalCode } {
    const purpose = askedPurpose(person.purposes, context);
    if (typeof purpose === 'object') return purpose;
    const info = this.basis.policy.classes.get(resource.type);
    return info === undefined ? { refused: 'CLASS_UNKNOWN' } : { person, purpose, info, properties: resource.properties };
  }

  /** The case and the member that a resource stands for; null when it is neither, or not of the case that its properties name. */
  async placeOf(id: string, properties: JsonObject): Promise<CasePlace | null> {
    if (!mayBeId(id)) return null;
    const finding = this.#places.get(id) ?? this.basis.findCasePlace(id);
    this.#places.set(id, finding);
    const place = await finding;
    const named = memberOf(properties, 'case');
    return place === null || (named !== undefined && named !== place.caseId) ? null : place;
  }

  /** What a case is to a user for a purpose: null when it does not exist for them. */
  async disclosure({ person, purpose }: Matter, caseId: string): Promise<Disclosure | null> {
    const key = JSON.stringify([person.oin, person.role, person.subject, purpose, caseId]);
    const known = this.#disclosures.get(key) ?? this.#read(person, purpose, caseId);
    this.#disclosures.set(key, known);
    return known;
  }

  async #read(person: Caller, purpose: Purpose, caseId: string): Promise<Disclosure | null> {
    const { policy, now } = this.basis;
    const situation = await this.basis.loadSituation(caseId, { caller: person, purpose, now, policy });
    if (situation === null) return null;
    const disclosure = new Disclosure({ policy, role: person.role, organisation: person.oin, purpose, situation });
    return disclosure.exists() ? disclosure : null;
  }

  /** The decision about one place; null where nothing exists for this user. It is noted. */
  async find(matter: Matter, { caseId, memberId }: CasePlace): Promise<Found | null> {
    const { person, purpose, info, properties } = matter;
    const disclosure = await this.disclosure(matter, caseId);
    const there = memberId === null ? standsInCase(info) : standsInMember(info) && (disclosure?.listed.has(memberId) ?? false);
    if (disclosure === null || !there) {
      this.journal.note({ person, purpose, caseId });
      return null;
    }
    const subject = memberId ?? 'FAMILY';
    const record = givenRecord(info, properties);
    const verdict = disclosure.verdict(subject, info.name, record);
    const { level, reason, article } = verdict;
    this.journal.note({ person, purpose, caseId }, subject, {
      source: info.source.toUpperCase(),
      dataClass: info.name,
      level,
      reason,
      article,
      count: 0,
      facts: writeFacts(encodeFacts(disclosure.factsFor(subject, info.name, record))),
    });
    const explain = (permitted: boolean): JsonObject | null =>
      explainDecision(this.basis.caller, disclosure, { subject, dataClass: info.name, record, verdict, permitted });
    return { level: Level[level], explain };
  }

  /** The decision about a resource by its id; null where nothing exists for this user. */
  async findResource(matter: Matter, id: string): Promise<Found | null> {
    const place = await this.placeOf(id, matter.properties);
    if (place !== null) return this.find(matter, place);
    // Callers make it up, so a number in it may be a BSN.
    const asked = mayBeId(id) && !/\d{8}/.test(id) ? id : null;
    this.journal.note({ person: matter.person, purpose: matter.purpose, caseId: asked });
    return null;
  }

  #refuse(code: RefusalCode): Decision {
    const context = explainRefusal(this.basis.caller, this.basis.policy, code);
    return context === null ? { decision: false } : { decision: false, context };
  }

  /** Answers one evaluation. */
  async decide({ subject, action, resource, context }: Evaluation): Promise<Decision> {
    const matter = this.matter(subject, resource, context);
    if ('refused' in matter) return this.#refuse(matter.refused);
    const needed = levelNeeded(action);
    if (needed === null) return this.#refuse('ACTION_UNKNOWN');
    const found = await this.findResource(matter, resource.id);
    if (found === null) return this.#refuse('RESOURCE_UNKNOWN');
    const decision = found.level >= needed;
    const reasons = found.explain(decision);
    return reasons === null ? { decision } : { decision, context: reasons };
  }
}
