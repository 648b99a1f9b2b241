import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { readDemoArguments } from '#sandbox/demo/read-demo-arguments.ts';
import { runDemo } from '#sandbox/demo/run-demo.ts';
import type { AuditedReply } from './audited-view.ts';
import { everything } from './fault-stage.ts';

/** A hub as a process of its own: the real program, started as a user starts it. */
export interface HubProcess {
  readonly pid: number;
  /** Where it listens, without a path. */
  readonly url: string;
  /** The regisseur's view of S1, or what another query answers; null when the hub was gone before it answered whole. */
  ask(query?: string): Promise<AuditedReply | null>;
  /** Sends a signal and waits for the end; answers the exit code, or the signal that ended it. */
  stop(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** How a process ended that was not to start. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const program = join(import.meta.dirname, '../../gateway/main.ts');

const launch = (environment: Readonly<Record<string, string>>, args: readonly string[]) => {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return { child, said, ended: once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]> };
};

/** Starts the program with its sandbox on a free port and this data folder, and waits until it listens; throws with what it said when it does not. */
export const startHubProcess = async (dataDir: string, environment: Readonly<Record<string, string>> = {}): Promise<HubProcess> => {
  const { child, said, ended } = launch({ RATE_LIMIT_PER_MINUTE: '100000', REQUEST_BUDGET_MS: '20000', ...environment }, [
    '--port',
    '0',
    '--data',
    dataDir,
  ]);
  const listening = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      const [, url] = /listens on (http:\/\/[\d.:]+)\/graphql/.exec(said.stdout) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([listening, ended.then(() => null)]);
  if (url === null || child.pid === undefined) throw new Error(`The hub did not start: ${said.stderr}`);
  const { text: token } = await runDemo(readDemoArguments(['token', 'regisseur', '--data', dataDir], {}));
  return {
    pid: child.pid,
    url,
    ask: async (query = everything) => {
      const traceId = randomBytes(16).toString('hex');
      try {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: {
            accept: 'application/graphql-response+json',
            authorization: `Bearer ${token}`,
            connection: 'close',
            'content-type': 'application/json',
            'gezinsbeeld-purpose': 'COORD',
            traceparent: `00-${traceId}-b7ad6b7169203331-01`,
          },
          body: JSON.stringify({ query, variables: { id: 's1' } }),
        });
        const text = await response.text();
        return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as AuditedReply['body'], traceId };
      } catch {
        return null;
      }
    },
    stop: async (signal) => {
      child.kill(signal);
      const [code, by] = await ended;
      return code ?? by;
    },
  };
};

/** Runs the program until it ends by itself. */
export const runUntilEnd = async (environment: Readonly<Record<string, string>>, args: readonly string[]): Promise<Ended> => {
  const { said, ended } = launch(environment, args);
  const [code] = await ended;
  return { code, ...said };
};
