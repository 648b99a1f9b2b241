import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Outcome } from './outcome.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { capital } from '../say-facts.ts';
import { readFiles } from './read-files.ts';
import { sayProblems } from './say-problems.ts';
import { UsageError } from './usage.ts';

const problem = z.object({
  code: z.string(),
  messageNl: z.string(),
  file: z.string().nullish().default(null),
  line: z.number().nullish().default(null),
  column: z.number().nullish().default(null),
});
const changeSchema = z.object({
  version: z.object({ hash: z.string(), state: z.string(), revision: z.number() }).nullish().default(null),
  problems: z.array(problem).default([]),
});
type Change = z.infer<typeof changeSchema>;

const answerSchema = z.object({
  data: z.object({ change: changeSchema.nullish() }).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() })).optional(),
});

const selection = '{ version { hash state revision } problems { code messageNl file line column } }';
const draft = `mutation Draft($files: [PolicyFileInput!]!, $basedOn: ID, $note: String) {
  change: draftPolicy(files: $files, basedOn: $basedOn, note: $note) ${selection}
}`;
const propose = `mutation Propose($hash: ID!, $revision: Int!, $reason: String) {
  change: proposePolicy(hash: $hash, revision: $revision, reason: $reason) ${selection}
}`;

const stateNl: Readonly<Record<string, string>> = {
  DRAFT: 'concept',
  PROPOSED: 'voorgesteld',
  APPROVED: 'goedgekeurd',
  ACTIVE: 'geldend',
  RETIRED: 'vervallen',
  REJECTED: 'afgewezen',
};

/** What is needed to speak to a hub: the token is only ever sent as a header. */
interface Hub {
  readonly url: string;
  readonly token: string;
  readonly send: typeof fetch;
}

/** What went wrong between here and the hub. */
interface Trouble {
  readonly troubleNl: string;
}

const hubTimeoutMs = 30_000;

const refusedNl: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'het token geldt niet, of niet meer. Vraag een nieuw token aan.',
  FORBIDDEN: 'het token is niet van een functionaris gegevensbescherming, en alleen die mag dit.',
};

function sayError({ message, extensions: { code } = {} }: NonNullable<z.infer<typeof answerSchema>['errors']>[number]): string {
  if (code === undefined) return message.replace(/[^.]$/, '$&.');
  return `${refusedNl[code] ?? message.replace(/[^.]$/, '$&.')} [${code}]`;
}

async function readAnswer(response: Response): Promise<Change | Trouble> {
  const parsed = answerSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return { troubleNl: `De hub gaf een antwoord dat niet te lezen is (HTTP ${String(response.status)}).` };
  const { data, errors = [] } = parsed.data;
  if (errors.length > 0) return { troubleNl: `De hub weigert: ${errors.map(sayError).join(' ')}` };
  return data?.change ?? { troubleNl: 'De hub doet dit niet: alleen een functionaris gegevensbescherming mag dit.' };
}

async function ask({ url, token, send }: Hub, query: string, variables: Readonly<Record<string, unknown>>): Promise<Change | Trouble> {
  try {
    const response = await send(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(hubTimeoutMs),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'gezinsbeeld-purpose': 'AUDIT',
      },
      body: JSON.stringify({ query, variables }),
    });
    return await readAnswer(response);
  } catch {
    return { troubleNl: 'De hub is niet te bereiken.' }; // the cause may name more than the person should read
  }
}

function endpoint(written: string | null): string {
  if (written === null) throw new UsageError('Noem de hub met --url.');
  const url = URL.parse(written);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new UsageError('Schrijf --url als https://hub.voorbeeld.nl.');
  if (url.username !== '' || url.password !== '') throw new UsageError('Zet geen naam of wachtwoord in --url.');
  if (url.pathname === '/') url.pathname = '/graphql';
  return url.href;
}

function outcomeOf(answer: Change | Trouble): Outcome {
  if ('troubleNl' in answer)
    return { holds: false, text: answer.troubleNl, json: { version: null, problems: [], trouble: answer.troubleNl } };
  const { version, problems } = answer;
  const lines = [
    ...sayProblems(problems.map(({ messageNl, ...rest }) => ({ ...rest, message: messageNl }))),
    ...(version === null
      ? ['Er is geen versie bewaard.']
      : [`${capital(stateNl[version.state] ?? version.state)} (volgnummer ${String(version.revision)}): ${version.hash}`]),
  ];
  return { holds: version !== null && problems.length === 0, text: lines.join('\n'), json: answer };
}

/**
 * `publish`: sends the files to a hub as a draft and, with `--propose`, proposes it. Holds when the hub took it without a problem. `send` is `fetch`, and
 * `token` what the environment says; the token appears in nothing that is printed.
 */
export async function publish(args: PolicyArguments, send: typeof fetch, token: string | undefined): Promise<Outcome> {
  const url = endpoint(args.url);
  const secret = args.token ?? token ?? '';
  if (!/^[\w.~+/=-]+$/.test(secret)) throw new UsageError('Zet het token in de omgeving: GEZINSBEELD_TOKEN.');
  const files = readFiles(args.files).map(({ name, text }) => ({ name: isAbsolute(name) ? basename(name) : name, text })); // no folders of this machine
  const hub: Hub = { url, token: secret, send };
  const drafted = await ask(hub, draft, { files, basedOn: args.basedOn, note: args.note });
  const kept = outcomeOf(drafted);
  if (!args.propose || !kept.holds || 'troubleNl' in drafted || drafted.version === null) return kept;
  const { hash, revision } = drafted.version;
  const proposed = outcomeOf(await ask(hub, propose, { hash, revision, reason: args.reason }));
  return { ...proposed, text: `${kept.text}\n${proposed.text}` };
}
