import { Agent, request } from 'node:http';
import { viewQuery } from './the-view.ts';

/** Where to send views, with what headers. */
export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const body = JSON.stringify({ query: viewQuery, operationName: 'View', variables: { id: 'bench' } });

/** Asks for one view and gives the text of the answer. */
export const askView = async (target: Target, agent: Agent): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request(
      target.url,
      {
        method: 'POST',
        agent,
        headers: {
          ...target.headers,
          'content-type': 'application/json',
          accept: 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve(Buffer.concat(parts).toString()));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** Asks for `count` views, `width` at a time, and gives how many came per second. */
export const viewsPerSecond = async (target: Target, count: number, width: number): Promise<number> => {
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const started = performance.now();
  let left = count;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await askView(target, agent);
  };
  await Promise.all(Array.from({ length: width }, worker));
  agent.destroy();
  return (count / (performance.now() - started)) * 1000;
};

/** Throws unless the answer is a whole view: all members with all records. */
export const checkView = (text: string, members: number, records: number): void => {
  const { data } = JSON.parse(text) as { data?: { familyCase?: { members?: Record<string, unknown>[] } } };
  const shown = data?.familyCase?.members ?? [];
  const lists = ['ggzFunctionalImpacts', 'wmoProvisions', 'evictions', 'policeReports'];
  const whole =
    shown.length === members && shown.every((member) => lists.every((list) => (member[list] as unknown[] | null)?.length === records));
  if (!whole) throw new Error(`The measured view is not whole: ${text.slice(0, 2000)}`);
};
