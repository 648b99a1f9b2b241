import type { AskedField } from '../disclose/asked.ts';

type Value = Readonly<Record<string, unknown>>;

/** Lays an event out as it was asked, under the caller's keys; `typeName` is that of the event. */
const layOut = (asked: readonly AskedField[], value: Value): Value =>
  Object.fromEntries(asked.map((field) => [field.key, valueOf(field, value)]));

const valueOf = ({ name, typeName, children }: AskedField, value: Value): unknown => {
  if (name === '__typename') return typeName;
  const given = value[name] ?? null;
  if (Array.isArray(given)) return given.map((item: unknown) => layOut(children, item as Value));
  return given;
};

/** The data of one event under the caller's keys. What `familyCase` came to is given under those keys already. */
export const layOutEvent = ({ key, children }: AskedField, fields: Value, view: Value): Value => {
  const asked = children.filter(({ name }) => name !== 'familyCase');
  const own = layOut(asked, fields);
  return {
    [key]: Object.fromEntries(children.map((field) => [field.key, field.name === 'familyCase' ? view[field.key] : own[field.key]])),
  };
};
