import { z } from 'zod';
import type { Caller } from '#consent/situation.ts';
import type { CasePlace } from '#consent/store.ts';
import type { Level } from '#consent/vocabulary.ts';
import { actionsAt, levelNeeded } from './actions.ts';
import { askedPerson, recipientOf } from './asked-person.ts';
import { standsInCase, standsInMember, type Decisions, type Matter } from './decisions.ts';
import { actionForm, entityForm, entityOf, objectForm, readForm, searchedForm, type Entity } from './entities.ts';
import { recordProperties } from './given-record.ts';
import { pageForm, type Keyed, type Page } from './page.ts';
import { memberOf, type JsonObject } from './read-body.ts';

/** What the searches look through. */
export interface SearchBasis {
  readonly decisions: Decisions;
  readonly listCasesOf: (person: Caller) => Promise<readonly string[]>;
  readonly listPeopleOf: (
    caseId: string,
  ) => Promise<readonly { readonly oin: string | null; readonly role: string; readonly subject: string }[]>;
  readonly pager: (page: z.infer<typeof pageForm>, question: JsonObject) => <Result>(found: readonly Keyed<Result>[]) => Page<Result>;
}

/** Answers one search; throws BadRequest. */
export type Search = (basis: SearchBasis, body: JsonObject) => Promise<Page<JsonObject>>;

const surroundings = { context: objectForm.optional(), page: pageForm.optional() };
const subjectForm = z.object({ subject: searchedForm, action: actionForm, resource: entityForm, ...surroundings });
const resourceForm = subjectForm.extend({ subject: entityForm, resource: searchedForm });
const actionSearchForm = z.object({ subject: entityForm, resource: entityForm, ...surroundings });

/** Who asks belongs to what may not change between pages: a token is nobody else's. */
const askedBy = ({ decisions }: SearchBasis): JsonObject => {
  const { oin, role, subject } = decisions.basis.caller;
  return { oin, role, subject };
};

const keyOf = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => (typeof part === 'number' ? String(part).padStart(9, '0') : part)).join('\u0001');

/** Whether a user may take an action that needs this level on a place. */
const mayTake = async (decisions: Decisions, matter: Matter, place: CasePlace, needed: Level): Promise<boolean> =>
  ((await decisions.find(matter, place))?.level ?? -1) >= needed;

/** The users of a case about whom this caller may ask, and the caller, to whom a match may have opened it; as the properties limit them. */
const candidates = async (basis: SearchBasis, caseId: string, properties: JsonObject): Promise<Caller[]> => {
  const { caller } = basis.decisions.basis;
  const limit = recipientOf(caller, properties);
  const found = [...(await basis.listPeopleOf(caseId)), caller].flatMap(({ oin, role, subject }) => {
    const asked = askedPerson(caller, { type: 'user', id: subject, properties: { oin: oin ?? caller.oin, role } });
    return 'person' in asked ? [asked.person] : [];
  });
  const wanted = found.filter(
    ({ oin, role }) =>
      limit !== null &&
      (!Object.hasOwn(properties, 'oin') || oin === limit.oin) &&
      (!Object.hasOwn(properties, 'role') || role === limit.role),
  );
  return [...new Map(wanted.map((person) => [keyOf(person.subject, person.oin, person.role), person])).values()];
};

interface Wanted {
  readonly action: string;
  readonly context: JsonObject;
}

const findSubjects = async (basis: SearchBasis, limits: JsonObject, resource: Entity, { action, context }: Wanted) => {
  const { decisions } = basis;
  const needed = levelNeeded(action);
  const place = needed === null ? null : await decisions.placeOf(resource.id, resource.properties);
  if (needed === null || place === null) return [];
  const found: Keyed<JsonObject>[] = [];
  for (const person of await candidates(basis, place.caseId, limits)) {
    const matter = decisions.matterOf(person, resource, context);
    if ('refused' in matter || !(await mayTake(decisions, matter, place, needed))) continue;
    const { oin, role, subject } = person;
    found.push({ key: keyOf(subject, oin, role), result: { type: 'user', id: subject, properties: { oin, role } } });
  }
  return found;
};

/** Which users may take this action on this resource. AuthZEN 1.0, Subject Search API. */
export const searchSubjects: Search = async (basis, body) => {
  const { subject, action, resource, context = {}, page = {} } = readForm(subjectForm, body);
  const pageOf = basis.pager(page, { search: 'subject', by: askedBy(basis), subject, action, resource, context });
  if (subject.type !== 'user') return pageOf([]);
  return pageOf(await findSubjects(basis, subject.properties ?? {}, entityOf(resource), { action: action.name, context }));
};

/** The places of a case where a class may stand for a user: the family as a whole, then the members who are listed to them. */
const placesIn = async (decisions: Decisions, matter: Matter, caseId: string): Promise<CasePlace[]> => {
  const disclosure = await decisions.disclosure(matter, caseId);
  if (disclosure === null) return [];
  return [
    ...(standsInCase(matter.info) ? [{ caseId, memberId: null }] : []),
    ...(standsInMember(matter.info) ? [...disclosure.listed].map((memberId) => ({ caseId, memberId })) : []),
  ];
};

const findResources = async ({ decisions, listCasesOf }: SearchBasis, matter: Matter, needed: Level) => {
  const { info, properties } = matter;
  const given = recordProperties(info, properties);
  const withGiven = Object.keys(given).length > 0 ? { properties: given } : {};
  const only = memberOf(properties, 'case');
  const cases = (await listCasesOf(matter.person)).filter((caseId) => only === undefined || only === caseId);
  const found: Keyed<JsonObject>[] = [];
  for (const caseId of cases) {
    for (const [at, place] of (await placesIn(decisions, matter, caseId)).entries()) {
      if (!(await mayTake(decisions, matter, place, needed))) continue;
      found.push({ key: keyOf(caseId, at), result: { type: info.name, id: place.memberId ?? caseId, ...withGiven } });
    }
  }
  return found;
};

/** On which resources of a type this user may take this action. AuthZEN 1.0, Resource Search API. */
export const searchResources: Search = async (basis, body) => {
  const { subject, action, resource, context = {}, page = {} } = readForm(resourceForm, body);
  const pageOf = basis.pager(page, { search: 'resource', by: askedBy(basis), subject, action, resource, context });
  const { type, properties = {} } = resource;
  const matter = basis.decisions.matter(entityOf(subject), { type, properties }, context);
  const needed = levelNeeded(action.name);
  return pageOf('refused' in matter || needed === null ? [] : await findResources(basis, matter, needed));
};

/** Which actions this user may take on this resource. AuthZEN 1.0, Action Search API. */
export const searchActions: Search = async (basis, body) => {
  const { subject, resource, context = {}, page = {} } = readForm(actionSearchForm, body);
  const pageOf = basis.pager(page, { search: 'action', by: askedBy(basis), subject, resource, context });
  const { id, type, properties } = entityOf(resource);
  const matter = basis.decisions.matter(entityOf(subject), { type, properties }, context);
  const found = 'refused' in matter ? null : await basis.decisions.findResource(matter, id);
  return pageOf((found === null ? [] : actionsAt(found.level)).map((name, at) => ({ key: keyOf(at), result: { name } })));
};
