import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a header Authorization holds one of these secrets as a bearer token (RFC 6750). What it takes tells nothing of how much of it was right. */
export const holdsSecret = (authorization: string | undefined, secrets: readonly string[]): boolean => {
  const [, given = ''] = /^Bearer +([^ ]+)$/i.exec(authorization ?? '') ?? [];
  const sent = digest(given);
  let held = false;
  for (const secret of secrets) held = timingSafeEqual(sent, digest(secret)) || held;
  return held && given !== '';
};
