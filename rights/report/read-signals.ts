import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import { readSignalsAbout } from '#signals/about/read-signals-about.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { ReportSignal } from './access-report.ts';
import { whoOf, type OrganisationNames } from './describe-look.ts';
import { mayKnowOfSignal, type Reader } from './shown-to.ts';

/** The signals about a member as far as this reader may know of them, found by the keyed hash of the BSN: also those that stand in no case. */
export async function readSignals(
  { database: { sql }, encryption }: Pick<RightsDeps, 'database' | 'encryption'>,
  reader: Reader,
  { caseId, names, now }: { readonly caseId: string; readonly names: OrganisationNames; readonly now: Date },
): Promise<readonly ReportSignal[]> {
  const { memberId } = reader;
  const [member] = await sql<{ bsn: string }>('select bsn from family_member where id = $1 and case_id = $2', [memberId, caseId]);
  if (member === undefined) return [];
  const hashes = encryption.hashes(encryption.decrypt(placeOf('family_member', 'bsn', memberId), member.bsn));
  const signals = await readSignalsAbout(sql, hashes, amsterdamDay(now));
  return signals
    .filter((signal) => mayKnowOfSignal(signal, reader))
    .map(({ raisedAt, oin, role, organisation, endedOn }) => ({
      raisedAt,
      who: whoOf({ oin, role }, organisation === null ? names : new Map([[oin, organisation]])),
      recipient: `${oin}/${role}`,
      endedOn,
    }));
}
