import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConnectorError } from './errors.ts';

/**
 * The private key in a file (PEM PKCS#8 or SEC1, or a JWK) for signing client assertions: ES384 for a P-384 key, RS384 for an RSA key, the two that SMART
 * Backend Services names. Throws `ConnectorError` for any other key, without its content.
 */
export async function readPrivateKey(file: string): Promise<CryptoKey> {
  const key = parseKey(readFileSync(file, 'utf8'));
  const algorithm = algorithmOf(key);
  const der = key.export({ type: 'pkcs8', format: 'der' });
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign']);
}

type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

function parseKey(text: string): KeyObject {
  try {
    return text.trimStart().startsWith('{')
      ? createPrivateKey({ key: JSON.parse(text) as Record<string, string>, format: 'jwk' })
      : createPrivateKey(text);
  } catch {
    throw new ConnectorError('BAD_SETTING', 'A private key file holds no PEM or JWK private key');
  }
}

function algorithmOf(key: KeyObject): { name: string; namedCurve?: string; hash?: string } {
  if (key.asymmetricKeyType === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' };
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'secp384r1') return { name: 'ECDSA', namedCurve: 'P-384' };
  throw new ConnectorError('BAD_SETTING', 'A private key for client assertions is RSA or P-384');
}
