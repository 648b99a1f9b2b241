import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { EncryptionError } from './errors.ts';

/** Encrypts what the database must not hold in the clear, and makes keyed hashes to look it up by. */
export interface Encryption {
  /** Answers `<key id>.<base64url of nonce, tag and ciphertext>` (AES-256-GCM); `place` is additional data, so a value moved to another row or column does not decrypt. */
  encrypt(place: string, text: string): string;
  /** Throws EncryptionError when the key is not active, or the value was altered or belongs to another place. */
  decrypt(place: string, value: string): string;
  /** Answers the keyed hash (HMAC-SHA-256) of a text under the newest key, as `<key id>.<base64url>`. */
  hash(text: string): string;
  /** Answers the keyed hashes of a text under every active key, newest first: a look-up must try them all while two keys are active. */
  hashes(text: string): string[];
  /** True when a value or a keyed hash was made with the newest key. */
  isCurrent(value: string): boolean;
}

interface Key {
  readonly id: string;
  readonly cipher: KeyObject;
  readonly hash: KeyObject;
}

/**
 * Makes the encryption from the setting `<id>:<base64 of 32 bytes>[,<id>:<base64 of 32 bytes>]`, newest first: the first key writes, both read.
 * Throws EncryptionError INVALID_KEYS when the setting is anything else; the message does not repeat it.
 */
export function createEncryption(setting: string, random: (bytes: number) => Buffer = randomBytes): Encryption {
  const keys = parseKeys(setting);
  const newest = keys[0];
  if (newest === undefined) throw invalidKeys();
  const byId = new Map(keys.map((key) => [key.id, key]));
  const hashWith = (key: Key, text: string): string => `${key.id}.${createHmac('sha256', key.hash).update(text).digest('base64url')}`;
  return {
    encrypt: (place, text) => {
      const nonce = random(12);
      const cipher = createCipheriv('aes-256-gcm', newest.cipher, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${newest.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    decrypt: (place, value) => {
      const key = byId.get(keyIdOf(value));
      if (key === undefined) throw new EncryptionError('UNKNOWN_KEY', 'the key of an encrypted value is not active');
      return open(key, place, Buffer.from(value.slice(key.id.length + 1), 'base64url'));
    },
    hash: (text) => hashWith(newest, text),
    hashes: (text) => keys.map((key) => hashWith(key, text)),
    isCurrent: (value) => keyIdOf(value) === newest.id,
  };
}

/** Answers the id of the key that an encrypted value or a keyed hash was made with. */
export function keyIdOf(value: string): string {
  return value.slice(0, Math.max(0, value.indexOf('.')));
}

function open(key: Key, place: string, bytes: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.cipher, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new EncryptionError('NOT_AUTHENTIC', 'an encrypted value was altered or belongs to another row');
  }
}

function parseKeys(setting: string): Key[] {
  const keys = setting.split(',').map((part) => {
    const match = /^([\w-]{1,32}):([A-Za-z0-9+/=_-]+)$/.exec(part.trim());
    const [id, secret] = [match?.[1], match?.[2]];
    if (id === undefined || secret === undefined) throw invalidKeys();
    const bytes = Buffer.from(secret, 'base64');
    if (bytes.length !== 32) throw invalidKeys();
    return { id, cipher: derive(bytes, 'encrypt'), hash: derive(bytes, 'look-up') };
  });
  if (keys.length > 2 || new Set(keys.map((key) => key.id)).size !== keys.length) throw invalidKeys();
  return keys;
}

function derive(secret: Buffer, use: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `gezinsbeeld ${use}`, 32)));
}

function invalidKeys(): EncryptionError {
  return new EncryptionError(
    'INVALID_KEYS',
    'the keys must be one or two of <id>:<base64 of 32 bytes>, separated by a comma, newest first',
  );
}
