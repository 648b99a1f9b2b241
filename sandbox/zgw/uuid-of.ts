import { createHash } from 'node:crypto';

/** A UUID that is always the same for the same name (version 8 of RFC 9562, from SHA-256); a name must never hold a BSN. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
