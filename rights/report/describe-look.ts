import type { Look, LookLine } from '#audit/read-looks.ts';
import { personInRole } from '#consent/dutch-words.ts';
import { isPurpose, Level, levels, type LevelName } from '#consent/vocabulary.ts';
import { atDesk, extentNl, messageNl } from '../words.ts';
import type { ReportEntry, ReportLine } from './access-report.ts';
import { isOwn, type Reader, type ShownLook } from './shown-to.ts';

/** The names of organisations as this case knows them: by `OIN/role`, and by OIN. */
export type OrganisationNames = ReadonlyMap<string, string>;

/** Who tells recipients of changes, as the record names it. */
const hubItself = 'events';

/** One look in the words of the report. Who it was, the FG alone is told; an organisation without a name is named by its number (OIN). */
export function describeLook(look: Look, shown: ShownLook, reader: Reader, names: OrganisationNames): ReportEntry {
  const officer = reader.audience === 'OFFICER';
  return {
    at: look.at,
    who: !officer && isOwn(look, reader) ? 'u zelf' : whoOf(look, names),
    recipient: `${look.oin}/${look.role}`,
    subject: officer && look.subject !== hubItself ? look.subject : null,
    purpose: shown.withReasons ? purposeNl(look.purpose, reader) : null,
    seen: look.isAtDesk ? [atDesk] : describeLines(shown, reader, look.isMessage),
  };
}

/** An organisation in a role, in Dutch; one without a name is named by its number (OIN). */
export function whoOf({ oin, role }: Pick<Look, 'oin' | 'role'>, names: OrganisationNames): string {
  if (role === 'LID') return 'een gezinslid of iemand met gezag';
  return `${personInRole(role)} (${names.get(`${oin}/${role}`) ?? names.get(oin) ?? `organisatie met nummer ${oin}`})`;
}

function purposeNl(purpose: string, { policy }: Reader): string {
  return isPurpose(purpose) ? policy.policy.purposes[purpose] : purpose;
}

/** One line for each class, at the highest level at which it was shown, with all its grounds; what was seen most of first. */
function describeLines({ lines, withReasons }: ShownLook, { policy }: Reader, isMessage: boolean): readonly ReportLine[] {
  return [...Map.groupBy(lines, ({ dataClass }) => dataClass)]
    .map(([dataClass, same]) => ({ dataClass, same, level: highest(same), what: policy.classes.get(dataClass)?.nl ?? dataClass }))
    .toSorted((one, other) => Level[other.level] - Level[one.level] || one.what.localeCompare(other.what, 'nl'))
    .map(({ dataClass, level, same, what }) => ({
      dataClass,
      what,
      extent: isMessage ? messageNl : extentNl[level],
      article: withReasons ? articlesOf(same) : null,
    }));
}

function highest(lines: readonly LookLine[]): LevelName {
  return levels.findLast((level) => lines.some((line) => line.level === level)) ?? 'NONE';
}

function articlesOf(lines: readonly LookLine[]): string | null {
  const articles = new Set(lines.flatMap(({ article }) => article?.split('; ') ?? []));
  return articles.size === 0 ? null : [...articles].toSorted().join('; ');
}
