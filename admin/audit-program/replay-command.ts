import { existsSync } from 'node:fs';
import { levelNl, roleNl } from '#consent/dutch-words.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import { readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import type { Policy } from '#consent/policy.ts';
import { capital } from '#consent/say-facts.ts';
import { classNl, purposeNl } from '#consent/say-sight.ts';
import type { LevelName, Purpose, Role } from '#consent/vocabulary.ts';
import type { DraftReport, ReplayFinding, ReplayFlip, ReplayReport } from '../replay/count-replay.ts';
import { replayLog } from '../replay/replay-log.ts';
import type { PolicyByHash } from '../versions/policy-by-hash.ts';
import type { CommandArguments, CommandResult } from './command.ts';
import { knownVersions } from './known-versions.ts';
import { lookTwice, type WithLog } from './open-log.ts';
import { readPeriod } from './read-period.ts';

/** How many records and flips are told; the JSON holds them all. */
const mostTold = 50;

/** Of how many records the result holds under the version that they name; with `under` also what would come out otherwise under that version. */
export async function replayCommand(withLog: WithLog, args: CommandArguments): Promise<CommandResult> {
  const period = readPeriod(args);
  let under: Policy | null = null;
  const look = async (): Promise<ReplayReport> =>
    withLog(async (database) => {
      const policyByHash = knownVersions(database.sql);
      under = args.under === undefined ? null : await readUnder(args.under, policyByHash);
      return replayLog({ database, policyByHash, decideUnder: under, ...period });
    });
  const report = await lookTwice(look, holds);
  return { holds: holds(report), json: report, text: describe(report, under) };
}

function holds({ otherwise, unreadable }: ReplayReport): boolean {
  return otherwise === 0 && unreadable === 0;
}

async function readUnder(under: string, policyByHash: PolicyByHash): Promise<Policy> {
  if (existsSync(under)) return loadPolicy(readPolicyFolder(under));
  const policy = await policyByHash(under);
  if (policy === null) throw new Error('--under is a folder with a policy, or the hash of a version that is stored');
  return policy;
}

const whyNl: Readonly<Record<ReplayFinding['why'], string>> = {
  OTHERWISE: 'opnieuw besloten komt er iets anders uit dan is vastgelegd',
  POLICY_UNKNOWN: 'de beleidsversie die het noemt is niet bekend',
  WITHOUT_FACTS: 'de feiten zijn niet vastgelegd',
  UNREADABLE: 'het is niet te lezen',
};

function describe(report: ReplayReport, under: Policy | null): string {
  const { findings, held, nothingDecided, otherwise, policyUnknown, records, unreadable, withoutFacts } = report;
  return [
    `${counted(records, 'vastlegging', 'vastleggingen')} in deze periode.`,
    `${held} opnieuw besloten onder de beleidsversie van toen, met dezelfde uitkomst.`,
    `${nothingDecided} waarbij niets te besluiten was (wijzigingen, en vragen naar een dossier dat voor de vrager niet bestaat).`,
    ...(otherwise > 0 ? [`${otherwise} met een ANDERE uitkomst dan is vastgelegd.`] : []),
    ...(unreadable > 0 ? [`${unreadable} NIET TE LEZEN.`] : []),
    `${policyUnknown + withoutFacts} niet opnieuw te besluiten: bij ${withoutFacts} zijn de feiten niet vastgelegd, bij ${policyUnknown} is de beleidsversie niet bekend.`,
    ...findings.slice(0, mostTold).map(describeFinding),
    ...moreThan(findings.length, otherwise + unreadable + policyUnknown + withoutFacts),
    ...(report.draft === null || under === null ? [] : describeDraft(report.draft, under)),
  ].join('\n');
}

function describeFinding({ sequence, traceId, why, writer }: ReplayFinding): string {
  return `  ${writer} nummer ${sequence}, trace ${traceId ?? 'onbekend'}: ${whyNl[why]}`;
}

/** A number with what it counts. */
function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

function moreThan(listed: number, all: number): readonly string[] {
  const told = Math.min(listed, mostTold);
  return all > told ? [`  en nog ${all - told}`] : [];
}

function describeDraft({ decisions, flips, notReplayed, people, views }: DraftReport, policy: Policy): readonly string[] {
  return [
    '',
    `Onder de genoemde versie: ${counted(views, 'inzage', 'inzagen')} met ${counted(decisions, 'besluit', 'besluiten')} opnieuw besloten, ${notReplayed} niet te herhalen.`,
    flips.length === 0 ? 'Alle besluiten vallen hetzelfde uit.' : `Er verandert iets voor ${counted(people, 'persoon', 'personen')}:`,
    ...flips.slice(0, mostTold).map((flip) => describeFlip(flip, policy)),
    ...moreThan(flips.length, flips.length),
  ];
}

function describeFlip({ dataClass, decisions, from, people, purpose, role, rule, to, views }: ReplayFlip, policy: Policy): string {
  const who = capital((roleNl as Readonly<Record<string, string>>)[role as Role] ?? role);
  const by = rule === null ? 'geen regel staat het toe' : `regel ‘${rule}’`;
  const was = levelNl[from as LevelName];
  const size = `${counted(decisions, 'besluit', 'besluiten')} in ${counted(views, 'inzage', 'inzagen')}, ${counted(people, 'persoon', 'personen')}`;
  return `  ${who}, ${purposeNl(policy, purpose as Purpose)}, ${classNl(policy, dataClass)}: ${was} → ${levelNl[to]} (${by}); ${size}`;
}
