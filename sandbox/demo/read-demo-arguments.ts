import { parseArgs } from 'node:util';

import { demoMembers, demoRoles } from '../identity/demo-people.ts';
import type { DemoRole } from '../identity/demo-people.ts';
import { sandboxPartners } from '../stand-ins.ts';
import type { SandboxPartner } from '../stand-ins.ts';

/** A demo command that cannot be carried out; the message is for the person who typed it. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

interface Place {
  /** The hub's address when it is not the one that runs from the data folder. */
  readonly url: string | null;
  readonly dataDir: string;
}

interface Common extends Place {
  readonly role: DemoRole;
  /** The family member in whose name is asked; null for other roles. */
  readonly member: string | null;
}

/** What was asked for: a token, the view of one case, or that something changes about a family member at a partner. */
export type DemoCommand =
  | ({ readonly command: 'announce'; readonly partner: SandboxPartner; readonly member: string } & Place)
  | AskingCommand;

/** A command in somebody's name. */
export type AskingCommand =
  | ({ readonly command: 'token' } & Common)
  | ({ readonly command: 'view'; readonly caseId: string; readonly purpose: string } & Common);

/** How the command is used, as it is printed when it is used wrongly. */
export const demoUsage = `Usage:
  npm run -s demo -- token <role> [--member NAME] [--url URL]
  npm run -s demo -- view <S1|S2|S3> <role> [--purpose PURPOSE] [--member NAME] [--variant NAME] [--url URL]
  npm run -s demo -- announce <partner> <member> [--url URL]
Roles: ${demoRoles.join(' ')}
Partners: ${sandboxPartners.join(' ')}; members are family members, such as mark or chantal.
Variants: S1: withdrawn, walter-agreed. S2: escalated.`;

const variants: Readonly<Record<string, readonly string[]>> = { s1: ['withdrawn', 'walter-agreed'], s2: ['escalated'], s3: [] };
const memberOf: Readonly<Record<string, string>> = { s1: 'mark', s2: 'wilma', s3: 'gerrit' };
const purposeOf: Readonly<Partial<Record<DemoRole, string>>> = { family: 'RIGHTS', mayor: 'OOV', policymaker: 'MI', income: 'PROVISION' };

/** Reads the words behind `npm run -s demo --`; throws a DemoError that says what is wrong with them. */
export function readDemoArguments(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): DemoCommand {
  const { positionals, values } = parsed(args);
  const place = placeOf(values, environment['DATA_DIR']);
  const [command, first, second, ...more] = positionals;
  if (first === undefined || more.length > 0) throw new DemoError(demoUsage);
  if (second === undefined && command === 'token') return { ...readToken(first, values), ...place };
  const read = second === undefined ? null : readerOf(command);
  if (read === null || second === undefined) throw new DemoError(demoUsage);
  return { ...read(first, second, values), ...place };
}

function placeOf({ url, data }: Values, usualDir = '.data') {
  return { url: url ?? null, dataDir: data ?? usualDir };
}

/** What reads a command of two words more. */
function readerOf(command: string | undefined) {
  if (command === 'view') return readView;
  return command === 'announce' ? readAnnounce : null;
}

type Values = ReturnType<typeof parsed>['values'];

function readToken(name: string, values: Values) {
  if (values.purpose !== undefined || values.variant !== undefined) throw new DemoError('--purpose and --variant belong to "view".');
  const role = roleOf(name);
  return { command: 'token', role, member: memberFor(role, values.member, 'mark') } as const;
}

function readAnnounce(name: string, member: string, values: Values) {
  if (values.purpose !== undefined || values.variant !== undefined || values.member !== undefined)
    throw new DemoError('--purpose, --variant and --member do not belong to "announce".');
  const partner = sandboxPartners.find((known) => known === name.toLowerCase());
  if (partner === undefined) throw new DemoError(`There is no partner ${name}: choose one of ${sandboxPartners.join(' ')}.`);
  return { command: 'announce', partner, member: knownMember(member) } as const;
}

function readView(asked: string, name: string, values: Values) {
  const scenario = asked.toLowerCase();
  const known = variants[scenario];
  if (known === undefined) throw new DemoError(`There is no scenario ${asked}: choose S1, S2 or S3.`);
  const role = roleOf(name);
  const caseId = scenario + variantOf(scenario, known, values.variant);
  const purpose = values.purpose?.toUpperCase() ?? purposeOf[role] ?? 'COORD';
  return { command: 'view', role, member: memberFor(role, values.member, memberOf[scenario] ?? 'mark'), caseId, purpose } as const;
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { purpose: text, member: text, variant: text, url: text, data: text },
    });
  } catch {
    throw new DemoError(demoUsage);
  }
}

function roleOf(name: string): DemoRole {
  const role = demoRoles.find((known) => known === name);
  if (role === undefined) throw new DemoError(`There is no demo role ${name}: choose one of ${demoRoles.join(' ')}.`);
  return role;
}

function memberFor(role: DemoRole, asked: string | undefined, usual: string): string | null {
  if (role !== 'family') {
    if (asked !== undefined) throw new DemoError('--member belongs to the role family.');
    return null;
  }
  return knownMember(asked ?? usual);
}

function knownMember(asked: string): string {
  const member = asked.toLowerCase();
  if (!demoMembers.includes(member))
    throw new DemoError(`There is no demo family member ${asked}: choose one of ${demoMembers.join(' ')}.`);
  return member;
}

function variantOf(scenario: string, known: readonly string[], asked: string | undefined): string {
  if (asked === undefined) return '';
  const variant = asked.toLowerCase().replace(`${scenario}-`, '');
  if (!known.includes(variant))
    throw new DemoError(
      `${scenario.toUpperCase()} has no variant ${asked}${known.length === 0 ? '' : `: choose one of ${known.join(' ')}`}.`,
    );
  return `-${variant}`;
}
