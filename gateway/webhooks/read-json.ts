import { GatewayError } from '../errors.ts';

/** The JSON in these bytes, which must be UTF-8, and its text, without a byte order mark. Throws a GatewayError WEBHOOK_NOT_JSON. */
export const readJson = (bytes: Uint8Array): { readonly value: unknown; readonly text: string } => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { value: JSON.parse(text) as unknown, text };
  } catch {
    throw new GatewayError('WEBHOOK_NOT_JSON');
  }
};
