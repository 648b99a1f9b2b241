import { demoPerson } from '../identity/demo-people.ts';
import type { DemoPerson } from '../identity/demo-people.ts';
import { callerScope } from '../identity/provider-configuration.ts';
import { requestToken } from '../identity/request-token.ts';
import { readSandboxState } from '../sandbox-state.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { DemoError } from './read-demo-arguments.ts';
import type { AskingCommand, DemoCommand } from './read-demo-arguments.ts';
import { viewQuery } from './view-query.ts';

const notRunning = 'Gezinsbeeld is not running. Start it with "npm start", or name its address with --url.';

/**
 * Carries out a demo command against a running sandbox: the text to print, and whether it is an answer (true) or a refusal. Throws a
 * DemoError when the sandbox cannot be reached.
 */
export async function runDemo(command: DemoCommand): Promise<{ readonly text: string; readonly answered: boolean }> {
  const state = await readSandboxState(command.dataDir);
  const endpoint = endpointOf(command, state);
  if (command.command === 'announce') return announce(command, endpoint);
  const token = await tokenFor(command, endpoint, state);
  if (command.command === 'token') return { text: token, answered: true };
  const response = await reach(endpoint, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json',
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'gezinsbeeld-purpose': command.purpose,
    },
    body: JSON.stringify({ query: viewQuery(), variables: { id: command.caseId } }),
  });
  const text = await response.text();
  const answer = asObject(text);
  if (answer === null) throw new DemoError(`${endpoint} answered with status ${response.status} and no JSON.`);
  return { text: JSON.stringify(answer, null, 2), answered: 'data' in answer };
}

/** Has something change at a partner of the sandbox, which then tells the hub. */
async function announce(
  { partner, member }: Extract<DemoCommand, { command: 'announce' }>,
  endpoint: URL,
): Promise<{ readonly text: string; readonly answered: boolean }> {
  const route = new URL('/demo/announce', endpoint);
  const response = await reach(route, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ partner, member }),
  });
  const answer = asObject(await response.text());
  if (!response.ok || answer === null) throw new DemoError(`${route.origin} makes nothing change: it is not a sandbox.`);
  const { changed } = answer;
  if (typeof changed !== 'string') return { text: `${partner} has nothing about ${member}.`, answered: false };
  return { text: `At ${partner}, about ${member}: ${changed}. It told the hub.`, answered: true };
}

function endpointOf({ url }: DemoCommand, state: SandboxState | null): URL {
  const address = url ?? state?.url;
  if (address === undefined) throw new DemoError(notRunning);
  const endpoint = URL.parse(address);
  if (endpoint === null || !endpoint.protocol.startsWith('http')) throw new DemoError(`${address} is not an http address.`);
  return endpoint.pathname === '/' ? new URL('/graphql', endpoint) : endpoint;
}

/** From the identity provider of the sandbox that runs here; of a sandbox elsewhere the hub passes one on. */
async function tokenFor({ role, member }: AskingCommand, endpoint: URL, state: SandboxState | null): Promise<string> {
  const person = demoPerson(role, member ?? undefined);
  if (person === null) throw new DemoError(`There is no demo family member ${member}.`);
  const runsHere = state !== null && new URL(state.url).origin === endpoint.origin;
  return runsHere ? ownToken(person, state) : passedOnToken(role, member, endpoint);
}

async function ownToken(person: DemoPerson, { tokenUrl, demoSecrets }: SandboxState): Promise<string> {
  try {
    return await requestToken(tokenUrl, {
      clientId: person.clientId,
      secret: demoSecrets[person.clientId] ?? '',
      scope: callerScope(person),
    });
  } catch (error) {
    // What fetch throws when nobody listens.
    if (error instanceof TypeError) throw new DemoError(notRunning);
    throw error;
  }
}

async function passedOnToken(role: string, member: string | null, endpoint: URL): Promise<string> {
  const route = new URL('/demo/token', endpoint);
  route.searchParams.set('role', role);
  if (member !== null) route.searchParams.set('member', member);
  const response = await reach(route);
  const answer = asObject(await response.text());
  if (!response.ok || typeof answer?.['token'] !== 'string')
    throw new DemoError(`${route.origin} gives no demo tokens: it is not a sandbox.`);
  return answer['token'];
}

async function reach(url: URL, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new DemoError(`Nothing answers at ${url.origin}. ${notRunning}`);
  }
}

function asObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
