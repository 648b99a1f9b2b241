import { randomBytes, randomUUID } from 'node:crypto';

import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

import { partnerClients } from './partner-clients.ts';

/** What the hub needs to get a token from a partner's token server: a secret, or a private key in JWK form. */
export type PartnerCredential = { readonly clientId: string; readonly scope: string } & (
  | { readonly secret: string }
  | { readonly privateKey: PrivateJwk }
);

/** A private signing key as a JWK with its algorithm and key id. */
export type PrivateJwk = JWK & { readonly kty: string; readonly kid: string; readonly alg: string };

/** Fresh credentials of the hub for every partner with a token server, by partner name; keys sign with ES384 as SMART Backend Services asks. */
export async function newPartnerCredentials(): Promise<ReadonlyMap<string, PartnerCredential>> {
  const made = partnerClients.map(async ({ partner, clientId, scope, method }): Promise<[string, PartnerCredential]> => {
    if (method === 'client_secret_basic') return [partner, { clientId, scope, secret: newSecret() }];
    return [partner, { clientId, scope, privateKey: await newPrivateJwk('ES384') }];
  });
  return new Map(await Promise.all(made));
}

/** A fresh private signing key for this JWS algorithm. */
export async function newPrivateJwk(alg: string): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const { kty, ...rest } = await exportJWK(privateKey);
  return { ...rest, kty: kty ?? '', alg, use: 'sig', kid: randomUUID() };
}

/** A fresh secret of 24 random bytes in base64url. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}
