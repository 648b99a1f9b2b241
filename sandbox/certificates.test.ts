import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createCertificates } from './certificates.ts';
import type { TestCertificates } from './certificates.ts';
import { replyJson, startStandIn } from './stand-in.ts';
import type { StandIn } from './stand-in.ts';

let directory: string;
let certificates: TestCertificates;
let partner: StandIn;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'certificates-'));
  certificates = await createCertificates(directory);
  partner = await startStandIn({
    name: 'partner',
    tls: await certificates.serverTls('partner'),
    handler: () => replyJson(200, { ok: true }),
  });
});

afterEach(async () => {
  await partner.close();
  rmSync(directory, { recursive: true });
});

function agentWith(files: { certFile: string; keyFile: string } | null): Agent {
  const own = files === null ? {} : { cert: readFileSync(files.certFile), key: readFileSync(files.keyFile) };
  return new Agent({ keepAlive: true, ca: readFileSync(certificates.caFile), ...own });
}

function ask(agent: Agent): Promise<number | string> {
  return new Promise((resolve) => {
    request(partner.url, { agent }, (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
      .end();
  });
}

describe('mutual TLS of a stand-in', () => {
  test('a client certificate of the authority is let in', async () => {
    expect(await ask(agentWith(await certificates.client('hub')))).toBe(200);
  });
  test('a client without a certificate is not', async () => {
    expect(await ask(agentWith(null))).toMatch(/^E/);
  });
  test('a certificate of another authority is not', async () => {
    const other = await createCertificates(join(directory, 'other'));
    expect(await ask(agentWith(await other.client('hub')))).toMatch(/^E/);
  });
  test('a revoked certificate is refused at once, also on a connection that was open', async () => {
    const agent = agentWith(await certificates.client('hub'));
    expect(await ask(agent)).toBe(200);
    await certificates.revoke('hub');
    expect(await ask(agent)).toMatch(/^E/);
    expect(await ask(agentWith(await certificates.client('hub')))).toBe(200);
  });
  test('the fault rejectCertificate refuses everybody until it is taken away', async () => {
    const agent = agentWith(await certificates.client('hub'));
    partner.setFault({ kind: 'rejectCertificate' });
    expect(await ask(agent)).toMatch(/^E/);
    partner.setFault(null);
    expect(await ask(agent)).toBe(200);
  });
  test('a key file is readable by its owner only', async () => {
    const { keyFile } = await certificates.client('hub');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });
});
