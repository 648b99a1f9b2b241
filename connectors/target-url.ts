import { ConnectorError } from './errors.ts';
import { sameOrigin } from './same-origin.ts';

// Digits and a-f next to it belong to a hexadecimal id, such as a UUID.
const nineDigits = /(?<![0-9a-f])[0-9]{9}(?![0-9a-f])/i;

/** Whether the text could hold a BSN: nine digits on their own, also when percent-encoded. */
export function couldHoldBsn(url: string): boolean {
  return nineDigits.test(url) || nineDigits.test(unescapeLoosely(url));
}

function unescapeLoosely(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * The absolute address of a path at a partner. A path is relative to the whole base, also when it starts with a slash, and an empty one is the base as it
 * was given; an absolute URL must be of the base's origin. Throws `ConnectorError` for another origin, and for a path that could hold a BSN: those travel in bodies only.
 */
export function targetUrl(baseUrl: string, path: string): URL {
  if (couldHoldBsn(path)) throw new ConnectorError('BSN_IN_URL', 'A path at a partner may not hold nine digits');
  if (path === '') return new URL(baseUrl);
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(path);
  const url = new URL(absolute ? path : path.replace(/^\/+/, ''), asFolder(baseUrl));
  if (!sameOrigin(baseUrl, url.href)) throw new ConnectorError('FOREIGN_ORIGIN', 'A link leaves the partner');
  return url;
}

/** The base with a slash at its end, so that a relative path is added to it and replaces nothing. */
export function asFolder(baseUrl: string): string {
  return baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
}
