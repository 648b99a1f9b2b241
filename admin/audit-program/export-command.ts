import type { Link } from '#audit/chain.ts';
import { exportRecord } from '#audit/export-record.ts';
import { readRecord } from '#audit/read-record.ts';
import { readLog } from '../replay/read-log.ts';
import type { CommandArguments } from './command.ts';
import type { WithLog } from './open-log.ts';
import { readPeriod } from './read-period.ts';

/** Writes the records of a period out, one JSON document each, in the fields of the Logboek Dataverwerkingen (`lines`) and the Authorization Decision Log (`decision`). */
export async function exportCommand(withLog: WithLog, args: CommandArguments, write: (line: string) => void): Promise<void> {
  const period = readPeriod(args);
  await withLog(async ({ sql }) => {
    for await (const page of readLog(sql, period)) {
      for (const { writer, sequence, body } of page) {
        write(JSON.stringify({ writer, sequence, ...exportRecord(readRecord((JSON.parse(body) as Link).record)) }));
      }
    }
  });
}
