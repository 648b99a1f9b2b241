import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An issuer of access tokens with one token, on a free port of loopback. */
export const startIssuer = async (
  audience: string,
): Promise<{ readonly url: string; readonly token: string; readonly close: () => void }> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' };
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`;
    const body = request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = await new SignJWT({ oin: '00000099000000001000', role: 'REG', scope: 'purpose:COORD', client_id: 'bench' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
    .setIssuer(url)
    .setAudience(audience)
    .setSubject('prof-regisseur')
    .setJti('bench')
    .setIssuedAt()
    .setExpirationTime('6h')
    .sign(privateKey);
  return { url, token, close: () => void server.close() };
};
