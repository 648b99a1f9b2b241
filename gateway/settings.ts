import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** A setting that is missing or wrong; its message names the setting and says what it should be. */
export class SettingsError extends Error {
  readonly code = 'SETTING_WRONG';

  constructor(setting: string, expected: string) {
    super(`Setting ${setting} (flag --${flagOf(setting)}): ${expected}`);
    this.name = 'SettingsError';
  }
}

const flagOf = (setting: string): string => setting.toLowerCase().replaceAll('_', '-');

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${least} to ${most}` })
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be a whole number from ${least} to ${most}`)
    .max(most, `must be a whole number from ${least} to ${most}`);

const truth = z.enum(['true', 'false'], { error: 'must be true or false' }).transform((value) => value === 'true');

const isLoopback = (host: string): boolean => host === 'localhost' || /^\[?::1\]?$/.test(host) || host.startsWith('127.');

/** What goes to a partner or the issuer never goes over a network in the clear. */
const isProtected = (value: string): boolean => {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
};

const address = z.string().refine(isProtected, 'must be an https address, or an http address of this machine itself');

/** An identifier: what follows from it are addresses, so it has no query, fragment or user, and a plain path. AuthZEN 1.0, Endpoint Parameters. */
const identifier = address.regex(
  /^https?:\/\/[^/?#@\s]+(?:\/[\w.~-]+)*\/?$/,
  'must be an address without user, query and fragment, with a plain path if any',
);

const file = z.string().refine(existsSync, 'must name a file that is there');

const databaseAddress = z.url({ protocol: /^postgres(?:ql)?$/, error: 'must be a postgresql address' });

const day = z.iso.date({ error: 'must be a day as YYYY-MM-DD' });

const text = z.string({ error: 'is missing' }).min(1, 'must not be empty');

const municipalityCodes = z
  .string()
  .regex(/^\d{4}(?:,\d{4})*$/, 'must be codes of municipalities, of four digits each, separated by commas');

/** One secret, or two while one replaces the other; each can stand in a header. */
const secrets = z
  .string()
  .regex(
    /^[\w.~+/=-]{32,200}(?:,[\w.~+/=-]{32,200})?$/,
    'must be one or two secrets of 32 to 200 letters, digits and ._~+/=-, separated by a comma',
  )
  .transform((value) => value.split(','));

/** The settings of the hub itself, with their defaults; each is an environment variable and a flag (`PORT`, `--port`). */
export const hubSettings = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(4000),
  PUBLIC_URL: identifier.optional(),
  DATA_DIR: text.default('.data'),
  DATABASE_URL: databaseAddress.optional(),
  INSTANCE_ID: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be a name of at most 64 letters, digits, dots and dashes')
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { error: 'must be fatal, error, warn, info, debug or silent' })
    .default('info'),
  HUB_OIN: z
    .string()
    .regex(/^\d{20}$/, 'must be an OIN of twenty digits')
    .optional(),
  HUB_MUNICIPALITIES: municipalityCodes.optional(),
  ORGANISATIONS_FILE: file.optional(),
  ISSUER_URL: address.optional(),
  AUDIENCE: text.default('https://gezinsbeeld.example/graphql'),
  ISSUER_TIMEOUT_MS: wholeNumber(100, 60_000).default(3000),
  REQUEST_BUDGET_MS: wholeNumber(100, 60_000).default(2000),
  INTROSPECTION: truth.optional(),
  TODAY: day.optional(),
  ENCRYPTION_KEYS: text.optional(),
  RATE_LIMIT_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
  MAX_BODY_BYTES: wholeNumber(1024, 10_000_000).default(1024 * 1024),
  MAX_TOKENS: wholeNumber(100, 100_000).default(5000),
  MAX_DEPTH: wholeNumber(3, 100).default(15),
  MAX_ALIASES: wholeNumber(0, 1000).default(50),
  MAX_DIRECTIVES: wholeNumber(0, 1000).default(50),
  MAX_FIELDS: wholeNumber(10, 100_000).default(2000),
  MAX_COST: wholeNumber(10, 10_000_000).default(100_000),
  HEADERS_TIMEOUT_MS: wholeNumber(100, 120_000).default(10_000),
  REQUEST_TIMEOUT_MS: wholeNumber(100, 300_000).default(15_000),
  REFRESH_MINUTES: wholeNumber(1, 1440).default(60),
  OUTBOX_KEEP_DAYS: wholeNumber(1, 365).default(7),
  INBOX_MAX_BYTES: wholeNumber(1024, 1_000_000).default(65_536),
  INBOX_MAX_WAITING: wholeNumber(1, 1_000_000).default(10_000),
  INBOX_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
  INBOX_KEEP_DAYS: wholeNumber(1, 365).default(30),
  STREAM_POLL_MS: wholeNumber(20, 60_000).default(200),
  STREAM_PING_SECONDS: wholeNumber(1, 300).default(15),
  STREAM_CHECK_SECONDS: wholeNumber(1, 3600).default(30),
  STREAM_PATIENCE_SECONDS: wholeNumber(1, 600).default(30),
  MAX_STREAMS: wholeNumber(0, 100_000).default(1000),
  MAX_STREAMS_PER_CALLER: wholeNumber(0, 100_000).default(10),
  KAFKA_BROKERS: text.optional(),
  KAFKA_USERNAME: text.optional(),
  KAFKA_PASSWORD: text.optional(),
  KAFKA_MECHANISM: z
    .enum(['SCRAM-SHA-256', 'SCRAM-SHA-512', 'PLAIN'], { error: 'must be SCRAM-SHA-256, SCRAM-SHA-512 or PLAIN' })
    .default('SCRAM-SHA-256'),
  KAFKA_TLS: truth.optional(),
  KAFKA_CA_FILE: file.optional(),
  KAFKA_CERT_FILE: file.optional(),
  KAFKA_KEY_FILE: file.optional(),
  KAFKA_TOPIC_RETENTION_HOURS: wholeNumber(1, 87_600).default(336),
  KAFKA_TOPIC_PARTITIONS: wholeNumber(1, 100).default(1),
  KAFKA_TOPIC_REPLICAS: wholeNumber(1, 9).optional(),
});

/** The hub's own settings. */
export type HubSettings = z.infer<typeof hubSettings>;

/** The partners that the hub is connected to, as their settings are prefixed. */
export const partnerNames = ['BRP', 'GGZ', 'WMO', 'WI', 'CJG', 'POLICE'] as const;
/** A partner's name in its settings. */
export type PartnerName = (typeof partnerNames)[number];

const partnerSettings = z.object({
  URL: address,
  DEADLINE_MS: wholeNumber(50, 60_000).default(1500),
  MAX_BYTES: wholeNumber(1024, 100_000_000).default(5_000_000),
  MAX_PAGES: wholeNumber(1, 1000).default(20),
  OWNER: z
    .string()
    .regex(/^\d{20}\/[A-Z]+$/, 'must be OIN/role')
    .optional(),
  TOKEN_URL: address.optional(),
  CLIENT_ID: text,
  CLIENT_SECRET: text.optional(),
  PRIVATE_KEY_FILE: file.optional(),
  KEY_ID: text.optional(),
  SCOPE: text.optional(),
  CERT_FILE: file.optional(),
  KEY_FILE: file.optional(),
  CA_FILE: file.optional(),
  WEBHOOK_SECRET: secrets.optional(),
});

/** The settings of one partner; each is prefixed with the partner's name (`GGZ_URL`, `--ggz-url`). */
export type PartnerSettings = z.infer<typeof partnerSettings>;

/** All settings. */
export interface Settings {
  readonly hub: HubSettings;
  /** Null when none is configured: then the sandbox runs. */
  readonly partners: Readonly<Record<PartnerName, PartnerSettings>> | null;
}

const shortNames: Readonly<Record<string, string>> = { data: 'DATA_DIR' };

const settingNames = (): readonly string[] => [
  ...Object.keys(hubSettings.shape),
  ...partnerNames.flatMap((partner) => Object.keys(partnerSettings.shape).map((name) => `${partner}_${name}`)),
];

const withFlags = (
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Record<string, string | undefined> => {
  const merged: Record<string, string | undefined> = { ...environment };
  const names = new Map(settingNames().map((name) => [flagOf(name), name]));
  for (const [flag, name] of Object.entries(shortNames)) names.set(flag, name);
  const options = Object.fromEntries([...names.keys()].map((flag) => [flag, { type: 'string' as const }]));
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: [...args], options, allowPositionals: false }));
  } catch {
    const unknown = args.find((arg) => arg.startsWith('--') && !names.has(arg.slice(2).split('=')[0] ?? ''));
    throw new SettingsError(unknown ? (unknown.slice(2).split('=')[0] ?? '') : 'flags', 'is not a setting, or has no value.');
  }
  for (const [flag, value] of Object.entries(values)) {
    const name = names.get(flag);
    if (name && typeof value === 'string') merged[name] = value;
  }
  return merged;
};

const readShape = <T extends z.ZodObject>(schema: T, prefix: string, values: Readonly<Record<string, string | undefined>>): z.infer<T> => {
  const own: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = values[`${prefix}${name}`];
    if (value !== undefined && value !== '') own[name] = value;
  }
  const result = schema.safeParse(own);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SettingsError(`${prefix}${String(issue?.path[0] ?? '')}`, `${issue?.message ?? 'is wrong'}.`);
};

/** Reads the partners' settings; null when neither a partner nor the issuer is configured. */
export const readPartners = (values: Readonly<Record<string, string | undefined>>): Settings['partners'] => {
  const isSet = partnerNames.some((partner) => values[`${partner}_URL`]) || Boolean(values['ISSUER_URL']);
  if (!isSet) return null;
  return Object.fromEntries(partnerNames.map((partner) => [partner, readPartner(partner, values)])) as Settings['partners'];
};

const readPartner = (name: PartnerName, values: Readonly<Record<string, string | undefined>>): PartnerSettings => {
  const partner = readShape(partnerSettings, `${name}_`, values);
  refuse(!partner.CLIENT_SECRET && !partner.PRIVATE_KEY_FILE, `${name}_CLIENT_SECRET`, 'is missing: a secret or a private key is needed.');
  refuse(partner.PRIVATE_KEY_FILE && !partner.TOKEN_URL, `${name}_TOKEN_URL`, 'is missing: a private key is for a token server.');
  refuse(partner.CERT_FILE && !partner.KEY_FILE, `${name}_KEY_FILE`, 'is missing: a certificate needs its key.');
  refuse(partner.KEY_FILE && !partner.CERT_FILE, `${name}_CERT_FILE`, 'is missing: a key needs its certificate.');
  refuse(
    name === 'CJG' && partner.WEBHOOK_SECRET && !partner.OWNER,
    'CJG_OWNER',
    "is missing: what comes in at its webhook is this recipient's.",
  );
  return partner;
};

const refuse = (condition: unknown, setting: string, expected: string): void => {
  if (condition) throw new SettingsError(setting, expected);
};

/**
 * Reads the settings from the environment and the flags (a flag wins). Throws a `SettingsError` that names the first setting that is missing or wrong.
 * With partner or issuer addresses configured this is production: all partners, the issuer and the keys are then needed, and the day cannot be set.
 */
export const readSettings = (environment: Readonly<Record<string, string | undefined>>, args: readonly string[]): Settings => {
  const values = withFlags(environment, args);
  const hub = readShape(hubSettings, '', values);
  const partners = readPartners(values);
  if (!partners) {
    refuse(!isLoopback(hub.HOST), 'HOST', 'must be a loopback address for the sandbox: whoever reaches it can take any demo role.');
  } else {
    refuse(!hub.ISSUER_URL, 'ISSUER_URL', 'is missing: the issuer of access tokens is needed.');
    refuse(
      !hub.HUB_OIN,
      'HUB_OIN',
      'is missing: the OIN of the organisation that runs this hub, whose privacy officer works here, is needed.',
    );
    refuse(!hub.ENCRYPTION_KEYS, 'ENCRYPTION_KEYS', 'is missing: the keys that encrypt the case register are needed.');
    refuse(hub.TODAY, 'TODAY', 'is for the sandbox only: production runs on the real day.');
  }
  return { hub, partners };
};
