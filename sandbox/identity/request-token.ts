/** Asks a token endpoint for an access token with a client's secret (client_credentials, RFC 6749 §4.4); throws with the server's error code when it refuses. */
export async function requestToken(
  tokenUrl: string,
  client: { readonly clientId: string; readonly secret: string; readonly scope: string },
): Promise<string> {
  const credentials = Buffer.from(`${encodeURIComponent(client.clientId)}:${encodeURIComponent(client.secret)}`).toString('base64');
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: client.scope }),
  });
  const answer = (await response.json()) as { readonly access_token?: string; readonly error?: string };
  if (answer.access_token === undefined) throw new Error(`the token server refused: ${answer.error ?? response.status}`);
  return answer.access_token;
}
