/** A value inside plain data; undefined where nothing stands. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

const itemNl: Readonly<Record<string, string>> = {
  rules: 'regel',
  classes: 'gegevensklasse',
  regimes: 'geheimhoudingsregime',
  retention: 'bewaartermijn',
  properties: 'eigenschap',
  cases: 'testgeval',
};

function nameOf(item: unknown, index: PropertyKey): string {
  const { id, name } = (typeof item === 'object' && item !== null ? item : {}) as { id?: unknown; name?: unknown };
  const called = id ?? name;
  return typeof called === 'string' && called !== '' ? `‘${called}’` : `nummer ${String(Number(index) + 1)}`;
}

/**
 * Where something stands in a policy file, in Dutch, with the names that stand in the file: "regel ‘x’, bij target.roles". The empty text for the file as
 * a whole. `value` is the plain value of the file.
 */
export function placeInPolicy(value: unknown, path: readonly PropertyKey[]): string {
  const [section, index, ...rest] = path;
  if (section === undefined) return '';
  const fields = (keys: readonly PropertyKey[]): string => keys.filter((key) => typeof key !== 'number').join('.');
  const item = itemNl[String(section)];
  if (item === undefined || index === undefined) return `bij ${fields(path)}`;
  const name = `${item} ${nameOf(valueAt(value, [section, index]), index)}`;
  const inside = fields(rest);
  return inside === '' ? name : `${name}, bij ${inside}`;
}
