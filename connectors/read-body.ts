import type { Response } from 'node-fetch';

/** The whole body as text, or null as soon as it is longer than the limit (bytes, unpacked); the rest is then not read and the connection is closed. */
export async function readBody(response: Response, maxBytes: number): Promise<string | null> {
  const body = response.body;
  if (body === null) return '';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) return null; // leaving the loop destroys the stream
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
