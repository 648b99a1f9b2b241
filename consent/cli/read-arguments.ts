import { parseArgs } from 'node:util';
import { amsterdamDay } from '../amsterdam-day.ts';
import { isDay } from '../calendar.ts';
import { UsageError } from './usage.ts';

/** The commands. */
export const commands = ['check', 'test', 'prove', 'diff', 'explain', 'simulate', 'publish'] as const;
/** A command. */
export type CommandName = (typeof commands)[number];

/** What was asked at the terminal. */
export interface PolicyArguments {
  readonly command: CommandName;
  readonly files: readonly string[];
  readonly json: boolean;
  /** Europe/Amsterdam, as YYYY-MM-DD. */
  readonly day: string;
  readonly against: string | null;
  readonly reason: string | null;
  readonly role: string | null;
  readonly purpose: string | null;
  readonly dataClass: string | null;
  readonly organisation: string | null;
  /** As written: name=value. */
  readonly facts: readonly string[];
  readonly url: string | null;
  readonly token: string | null;
  readonly propose: boolean;
  readonly note: string | null;
  readonly basedOn: string | null;
}

const text = { type: 'string' } as const;
const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  day: text,
  against: text,
  reason: text,
  role: text,
  purpose: text,
  class: text,
  organisation: text,
  fact: { type: 'string', multiple: true },
  url: text,
  token: text,
  propose: { type: 'boolean' },
  note: text,
  'based-on': text,
} as const;

const everywhere = ['json', 'help', 'day'];
const own: Readonly<Record<CommandName, readonly string[]>> = {
  check: ['against', 'reason'],
  test: [],
  prove: [],
  diff: [],
  explain: ['role', 'purpose', 'class', 'organisation', 'fact'],
  simulate: ['role', 'purpose', 'organisation', 'fact'],
  publish: ['url', 'token', 'propose', 'reason', 'note', 'based-on'],
};

function parse(argv: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (cause) {
    // The message of parseArgs may hold a value that was meant for --token; only the name of an option is repeated.
    const option = /'(--?[a-z-]+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    throw new UsageError(
      option === undefined ? 'Deze opties zijn niet te begrijpen.' : `De optie ${option} is onbekend of mist een waarde.`,
      { cause },
    );
  }
}

function orNull(value: string | undefined): string | null {
  return value ?? null;
}

function readCommand(name: string | undefined): CommandName {
  const command = commands.find((one) => one === name);
  if (command !== undefined) return command;
  throw new UsageError(name === undefined ? 'Noem een opdracht.' : `De opdracht ‘${name}’ bestaat niet.`);
}

/** Reads the command line; null asks for help. Throws UsageError. Without `--day` the day is that of `now`. */
export function readArguments(argv: readonly string[], now: Date): PolicyArguments | null {
  const { values, positionals } = parse(argv);
  if (values.help === true) return null;
  const [name, ...files] = positionals;
  const command = readCommand(name);
  const foreign = Object.keys(values).find((option) => !everywhere.includes(option) && !own[command].includes(option));
  if (foreign !== undefined) throw new UsageError(`De optie --${foreign} hoort niet bij ${command}.`);
  const day = values.day ?? amsterdamDay(now);
  if (!isDay(day)) throw new UsageError('Schrijf --day als 2027-01-31.');
  return {
    command,
    files,
    json: values.json === true,
    day,
    against: orNull(values.against),
    reason: orNull(values.reason),
    role: orNull(values.role),
    purpose: orNull(values.purpose),
    dataClass: orNull(values.class),
    organisation: orNull(values.organisation),
    facts: values.fact ?? [],
    url: orNull(values.url),
    token: orNull(values.token),
    propose: values.propose === true,
    note: orNull(values.note),
    basedOn: orNull(values['based-on']),
  };
}
