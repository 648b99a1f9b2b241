import { readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** The files (PEM) with which we show who we are over mutual TLS, and by which we know the partner. */
export interface TlsFiles {
  readonly certFile?: string;
  readonly keyFile?: string;
  readonly caFile?: string;
}

/** The kept connections to one partner. */
export interface PartnerAgent {
  /** The agent for the next request. */
  current(): HttpAgent;
  /** Reads the certificate files again for the next request; requests under way finish on the connections that they have. */
  renew(): void;
  /** Closes every connection, also those in use. */
  readonly close: () => void;
}

const options = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16 } as const;

/**
 * The kept connections to a partner at this address, over TLS when the address says https. The certificate files are read at the first request and again
 * after a connection failed, so replacing the files is enough to renew them.
 */
export function createPartnerAgent(baseUrl: string, tls: TlsFiles | undefined): PartnerAgent {
  const secure = new URL(baseUrl).protocol === 'https:';
  const make = (): HttpAgent => (secure ? new HttpsAgent({ ...options, ...readTls(tls) }) : new HttpAgent(options));
  let agent: HttpAgent | null = null;
  return {
    current: () => (agent ??= make()),
    renew: () => {
      if (agent) retire(agent);
      agent = null;
    },
    close: () => agent?.destroy(),
  };
}

function readTls(tls: TlsFiles | undefined): { cert?: Buffer; key?: Buffer; ca?: Buffer; minVersion: 'TLSv1.2' } {
  return {
    minVersion: 'TLSv1.2',
    ...(tls?.certFile ? { cert: readFileSync(tls.certFile) } : {}),
    ...(tls?.keyFile ? { key: readFileSync(tls.keyFile) } : {}),
    ...(tls?.caFile ? { ca: readFileSync(tls.caFile) } : {}),
  };
}

function retire(agent: HttpAgent): void {
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}
