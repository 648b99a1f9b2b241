import { GatewayError } from '../errors.ts';

/** The JSON in these bytes, which must be UTF-8. Throws a GatewayError WEBHOOK_NOT_JSON. */
export const readJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new GatewayError('WEBHOOK_NOT_JSON');
  }
};
