import type { ReportEntry, ReportLine } from '../access-report.ts';
import { timeNl, weekdayNl } from '#consent/dutch-dates.ts';

/** Looks of one day by the same person, for the same purpose, at the same data: one row of the page. */
export interface ReportRow {
  readonly day: string;
  /** The earliest first. */
  readonly times: readonly string[];
  readonly who: string;
  readonly subject: string | null;
  readonly purpose: string | null;
  readonly seen: readonly ReportLine[];
  /** The articles behind it, each once. */
  readonly articles: readonly string[];
}

/** Puts equal looks of one day together, in the order in which they come: the newest day first. */
export function groupEntries(entries: readonly ReportEntry[]): readonly ReportRow[] {
  const keyOf = ({ at, who, subject, recipient, purpose, seen }: ReportEntry): string =>
    JSON.stringify([weekdayNl(at), who, subject, recipient, purpose, seen]);
  return [...Map.groupBy(entries, keyOf).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { at, who, subject, purpose, seen } = first;
    const times = [...new Set(same.toReversed().map((entry) => timeNl(entry.at)))];
    const articles = [...new Set(seen.flatMap(({ article }) => article?.split('; ') ?? []))].toSorted();
    return [{ day: weekdayNl(at), times, who, subject, purpose, seen, articles }];
  });
}
