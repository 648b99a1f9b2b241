import type { UnavailableCause } from './call.ts';

// OpenSSL and Node's own codes for "we do not accept your certificate" and for a partner's certificate that we do not accept.
const distrust = /^(?:ERR_SSL_|ERR_TLS_|EPROTO|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CRL_|INVALID_CA|HOSTNAME_MISMATCH)/;

/**
 * What a thrown network error means: UNAUTHORISED when the two sides do not trust each other's certificates, CONTRACT when a packed body
 * cannot be unpacked, else UNREACHABLE. Rethrows what is no
 * network error.
 */
export function causeOfFailure(error: unknown): UnavailableCause {
  const code = codeOf(error);
  if (code === null || error instanceof TypeError) throw error;
  if (code.startsWith('Z_')) return 'CONTRACT';
  return distrust.test(code) ? 'UNAUTHORISED' : 'UNREACHABLE';
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.name === 'AbortError' || error.name === 'FetchError') return error.name;
  return error.cause === undefined ? null : codeOf(error.cause);
}
