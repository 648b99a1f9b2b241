import type { DataClassInfo } from '#consent/policy.ts';
import type { AskedField } from './asked.ts';
import type { FieldLabel, Labels } from './labels.ts';
import { descend, type DraftSelection, type Selection } from './selection.ts';

interface Wanting {
  readonly labels: Labels;
  readonly classes: ReadonlyMap<string, DataClassInfo>;
  /** All that is asked of members, wherever they stand in the operation. */
  readonly members: DraftSelection;
}

const leaves = (names: readonly string[]): DraftSelection => new Map(names.map((name) => [name, null]));

/** What the decision about a record of this class needs of its provenance. */
const decisionFields = (info: DataClassInfo | undefined): DraftSelection => {
  const fields = leaves([
    ...(info?.record === false ? [] : ['confidentiality', 'retentionFrom', 'running']),
    ...(info?.source === 'hub' ? ['owner', 'about'] : []),
    ...(info?.domain === '*' ? ['domain'] : []),
  ]);
  if (info?.source === 'police') fields.set('release', leaves(['recipients', 'caseReference', 'until']));
  return fields;
};

const merge = (into: DraftSelection, from: DraftSelection): void => {
  for (const [name, children] of from) {
    if (children) merge(descend(into, name), children);
    else if (!into.has(name)) into.set(name, null);
  }
};

const addRecord = (wanting: Wanting, draft: DraftSelection, dataClass: string | null): void => {
  merge(descend(draft, 'provenance'), decisionFields(dataClass === null ? undefined : wanting.classes.get(dataClass)));
};

const addExistence = (wanting: Wanting, typeName: string, label: FieldLabel, asked: AskedField, draft: DraftSelection): void => {
  if (!label.exists) return;
  const list = wanting.labels.get(typeName)?.get(label.exists.of);
  if (!list) return;
  const items = descend(draft, list.name);
  if (list.record) addRecord(wanting, items, list.dataClass);
  else items.set('__typename', null);
  if (label.exists.value !== null) add(wanting, asked.children, descend(items, label.exists.value), list.dataClass);
};

const add = (wanting: Wanting, asked: readonly AskedField[], draft: DraftSelection, inherited: string | null): void => {
  for (const field of asked) {
    const { label } = field;
    if (!label) continue;
    const dataClass = label.dataClass ?? inherited;
    if (label.exists) {
      draft.set(label.name, null);
      addExistence(wanting, field.typeName, label, field, draft);
    } else if (label.objectType === null) {
      draft.set(label.name, null);
    } else if (label.objectType === 'FamilyMember') {
      descend(draft, label.name).set('bsn', null);
      add(wanting, field.children, wanting.members, null);
    } else {
      const items = descend(draft, label.name);
      if (label.record) addRecord(wanting, items, dataClass);
      add(wanting, field.children, items, dataClass);
      if (items.size === 0) items.set('__typename', null);
    }
  }
};

/**
 * What must be fetched to answer what was asked if everything might show: the asked fields by name, each once, with what each record's own
 * decision needs. Whatever is asked of a member, at any place, is fetched with the case's members, so that each person is asked for once and
 * no partner's answer decides who is asked about next; a reference to a person is fetched as a key alone. Existence fields stay in it as
 * marks for `prune`; nothing answers them.
 */
export const wantedOf = (labels: Labels, classes: ReadonlyMap<string, DataClassInfo>, asked: readonly AskedField[]): Selection => {
  const draft: DraftSelection = new Map();
  const members: DraftSelection = new Map([['id', null]]);
  const cases = asked.filter(({ name }) => name === 'familyCase');
  if (cases.length === 0) return draft;
  const familyCase = descend(draft, 'familyCase');
  for (const { children } of cases) add({ labels, classes, members }, children, familyCase, null);
  const asksMembers = familyCase.has('members') || members.size > 1;
  if (asksMembers) familyCase.set('members', members);
  if (familyCase.size === 0) familyCase.set('id', null);
  return draft;
};
