import type { DataClassInfo } from '#consent/policy.ts';
import { remember } from '#consent/remember.ts';
import { Level, type Facts } from '#consent/vocabulary.ts';
import type { AskedField } from './asked.ts';
import type { Disclosure, RecordFacts } from './disclosure.ts';
import type { FieldLabel, Labels } from './labels.ts';
import { byShownFields } from './order.ts';
import { recordFactsOf, type ProvenanceData, type RecordViewer } from './record-facts.ts';
import type { Tally } from './tally.ts';

/** What the second look works with. */
export interface SecondLook {
  readonly labels: Labels;
  readonly classes: ReadonlyMap<string, DataClassInfo>;
  readonly disclosure: Disclosure;
  readonly viewer: RecordViewer;
  readonly tally: Tally;
}

/** A look under way, with what was fetched of each listed member. */
interface Look extends SecondLook {
  readonly members: ReadonlyMap<string, Data>;
}

type Data = Record<string, unknown>;

/** Where the look is: whom it is about, which class is inherited, and how a class is decided here. */
interface Place {
  readonly subjects: readonly string[];
  readonly dataClass: string | null;
  /** The level of the inherited class. */
  readonly level: Level;
  readonly record: RecordFacts | null;
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : isData(value) ? [value] : []);

const levelAt = (look: Look, place: Place, dataClass: string): Level => {
  if (dataClass === place.dataClass) return place.level;
  const [subject] = place.subjects;
  if (subject === undefined) return Level.NONE;
  return place.record && place.subjects.length > 1
    ? look.disclosure.itemLevel(place.subjects, dataClass, place.record)
    : look.disclosure.level(subject, dataClass, place.record);
};

const within = (look: Look, place: Place, dataClass: string | null): Place =>
  dataClass === null || dataClass === place.dataClass ? place : { ...place, dataClass, level: levelAt(look, place, dataClass) };

/** Whose a partner's records are: also for a field in them that has a class of another source, such as a provider. */
const partnersOwn = (look: Look, { subjects: [subject] }: Place, dataClass: string): Facts['source'] =>
  subject === undefined ? undefined : look.disclosure.factsFor(subject, dataClass, null).source;

/** How records of one class at one place are decided: gives the place inside each, by its own facts and, for a hub item, the members that it names. */
const insideRecords = (look: Look, place: Place, dataClass: string): ((item: Data) => Place) => {
  const info = look.classes.get(dataClass);
  const [subject] = place.subjects;
  if (!info || subject === undefined) return () => ({ ...place, dataClass, level: Level.NONE });
  const own = info.source === 'hub' ? undefined : partnersOwn(look, place, dataClass);
  const inside = (subjects: readonly string[], level: Level, record: RecordFacts): Place => ({ subjects, dataClass, level, record });
  const withoutNames = remember((record: RecordFacts) => inside(place.subjects, look.disclosure.level(subject, dataClass, record), record));
  return (item) => {
    const provenance = isData(item['provenance']) ? (item['provenance'] as ProvenanceData) : null;
    const record = recordFactsOf(info, provenance, look.viewer, own);
    const about = info.source === 'hub' ? (provenance?.about ?? []) : [];
    return about.length > 0 ? inside(about, look.disclosure.itemLevel(about, dataClass, record), record) : withoutNames(record);
  };
};

const count = (look: Look, place: Place): void => {
  if (place.dataClass === null) return;
  for (const subject of place.subjects) look.tally.add(subject, place.dataClass, place.level, place.record);
};

/** What was fetched and does not show is counted too, as nothing: afterwards it must be possible to say why. */
const withhold = (look: Look, place: Place): void => count(look, { ...place, level: Level.NONE });

/** What an existence field may give: `true`, or the shown field of each item that it names. */
const existing = (look: Look, field: AskedField, list: FieldLabel, place: Place, items: readonly Data[]): readonly (true | Data)[] => {
  const value = field.label?.exists?.value ?? null;
  const placeOf = list.record && place.dataClass !== null ? insideRecords(look, place, place.dataClass) : () => place;
  return items.flatMap((item): (true | Data)[] => {
    const inside = placeOf(item);
    if (inside.level < Level.SIGNAL) {
      withhold(look, inside);
      return [];
    }
    count(look, { ...inside, level: Level.SIGNAL });
    if (value === null) return [true];
    const found = item[value];
    return isData(found) ? [showFields(look, field.children, found, inside)] : [];
  });
};

const showExistence = (look: Look, field: AskedField, label: FieldLabel, data: Data, place: Place): unknown => {
  const list = label.exists ? look.labels.get(field.typeName)?.get(label.exists.of) : undefined;
  if (!list || label.dataClass === null) return null;
  const [first, ...others] = existing(look, field, list, within(look, place, label.dataClass), listOf(data[list.name]));
  if (first === true || first === undefined) return first ?? null;
  return [first, ...others.filter(isData)].toSorted(byShownFields(field.children))[0];
};

const showMembers = (look: Look, field: AskedField, label: FieldLabel, value: unknown): unknown => {
  const named = new Set(listOf(value).map((member) => look.disclosure.memberOf({ ...member, __typename: 'FamilyMember' })));
  const shown: Data[] = [];
  for (const [id, member] of look.members) {
    if (named.has(id))
      shown.push(showFields(look, field.children, member, { subjects: [id], dataClass: null, level: Level.NONE, record: null }));
  }
  if (!label.list) return shown[0] ?? null;
  return shown.length > 0 ? shown : null;
};

const showRecords = (look: Look, field: AskedField, label: FieldLabel, dataClass: string, value: unknown, place: Place): unknown => {
  const placeOf = insideRecords(look, place, dataClass);
  const shown: Data[] = [];
  for (const item of listOf(value)) {
    const inside = placeOf(item);
    if (inside.level < (label.level ?? Level.FULL)) {
      withhold(look, inside);
      continue;
    }
    count(look, inside);
    shown.push(showFields(look, field.children, item, inside));
  }
  if (!label.list) return shown[0] ?? null;
  return shown.length > 0 ? shown.sort(byShownFields(field.children)) : null;
};

const showsSomething = (asked: readonly AskedField[], shown: Data): boolean =>
  asked.some(({ key, label }) => label !== null && shown[key] !== null);

/** What shows of one object that is no record, or null when nothing of it does. */
const showObject = (look: Look, field: AskedField, label: FieldLabel, item: Data, place: Place): Data | null => {
  const shown = showFields(look, field.children, item, place);
  return showsSomething(field.children, shown) || (label.level !== null && onlyTypename(field)) ? shown : null;
};

const showObjects = (look: Look, field: AskedField, label: FieldLabel, value: unknown, place: Place): unknown => {
  if (!label.list && isData(value)) return showObject(look, field, label, value, place);
  const shown = listOf(value)
    .map((item) => showObject(look, field, label, item, place))
    .filter((item) => item !== null);
  if (!label.list) return shown[0] ?? null;
  return shown.length > 0 ? shown.sort(byShownFields(field.children)) : null;
};

const onlyTypename = (field: AskedField): boolean => field.children.every(({ label }) => label === null);

const showPersons = (look: Look, field: AskedField, label: FieldLabel, value: unknown, place: Place): unknown => {
  const here = within(look, place, label.dataClass);
  return label.level !== null && here.level < label.level ? null : showMembers(look, field, label, value);
};

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

const showLabelled = (look: Look, field: AskedField, label: FieldLabel, value: unknown, place: Place): unknown => {
  const here = within(look, place, label.dataClass);
  if (here.dataClass === null || here.level < (label.level ?? Level.FULL)) return null;
  const shown = label.objectType === null ? value : showObjects(look, field, label, value, here);
  if (isEmpty(shown)) return null;
  if (place.record === null || here !== place) count(look, here);
  return shown;
};

const showUnlabelled = (look: Look, field: AskedField, label: FieldLabel, value: unknown, place: Place): unknown => {
  if (label.hidden) return null;
  return label.objectType === null ? value : showObjects(look, field, label, value, place);
};

const showField = (look: Look, field: AskedField, label: FieldLabel, data: Data, place: Place): unknown => {
  if (label.exists) return showExistence(look, field, label, data, place);
  const value = data[label.name] ?? null;
  if (value === null) return null;
  if (label.objectType === 'FamilyMember') return showPersons(look, field, label, value, place);
  if (label.level === null) return showUnlabelled(look, field, label, value, place);
  if (label.record && label.dataClass !== null) return showRecords(look, field, label, label.dataClass, value, place);
  return showLabelled(look, field, label, value, place);
};

const showFields = (look: Look, asked: readonly AskedField[], data: Data, place: Place): Data => {
  const shown: Data = {};
  for (const field of asked) {
    const { label } = field;
    if (label === null) shown[field.key] = field.typeName;
    else if (label.valueLevel === null || place.record === null) shown[field.key] = showField(look, field, label, data, place);
    else shown[field.key] = place.level >= label.valueLevel ? (data[label.name] ?? null) : null;
  }
  return shown;
};

/**
 * Decides every field and record of an answer again with the actual facts, and lays it out as it was asked: with the caller's own keys,
 * in the caller's order, and with `null` for all that was denied, empty or unavailable alike. Nothing is passed on that it did not decide.
 */
export const secondLook = (look: SecondLook, asked: readonly AskedField[], familyCase: Data): Data => {
  const fetched = new Map(listOf(familyCase['members']).map((member) => [member['id'], member]));
  const members = new Map([...look.disclosure.listed].flatMap((id) => (fetched.has(id) ? [[id, fetched.get(id) ?? {}] as const] : [])));
  return showFields({ ...look, members }, asked, familyCase, { subjects: ['FAMILY'], dataClass: null, level: Level.NONE, record: null });
};
