type Metadata = (key: unknown, target: object) => unknown;
type MetadataReflect = typeof Reflect & {
  getMetadata?: Metadata;
  getOwnMetadata?: Metadata;
  defineMetadata?: (key: unknown, value: unknown, target: object) => void;
};

const store = new WeakMap<object, Map<unknown, unknown>>();
const reflect = Reflect as MetadataReflect;
const own: Metadata = (key, target) => store.get(target)?.get(key);

/**
 * The three metadata functions on Reflect that the certificate library's dependency asks for; import this file before that library.
 * A complete polyfill that is already there stays.
 */
reflect.getOwnMetadata ??= own;
reflect.getMetadata ??= (key, target) => {
  for (let at: object | null = target; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (store.get(at)?.has(key) === true) return own(key, at);
  }
  return undefined;
};
reflect.defineMetadata ??= (key, value, target) => {
  const entries = store.get(target) ?? new Map<unknown, unknown>();
  store.set(target, entries.set(key, value));
};
