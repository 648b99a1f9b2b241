import DataLoader from 'dataloader';
import { provenanceOf, type HubProvenance, type ItemOrigin } from './provenance.ts';
import type { AccessLogEntry, CaseHeader, MemberKey, RegieReader } from './reader.ts';
import { closedSince, type CasePart, type CaseRows, type ReadParts } from './rows.ts';
import { scoreBand } from './score-band.ts';
import { matchesFor } from './signal-match.ts';

/** What a reader needs of one operation. */
export interface RegieReaderInput {
  /** The case and its members, as read when the facts were: there is no second read of them. */
  readonly familyCase: CaseHeader;
  readonly members: readonly MemberKey[];
  /** The caller, as `OIN/role`. */
  readonly recipient: string;
  /** The day of the operation, YYYY-MM-DD in Europe/Amsterdam. */
  readonly today: string;
  readonly readParts: ReadParts;
  /** Reads who looked at a member's data. */
  readonly accessLog: (memberId: string) => Promise<readonly AccessLogEntry[]>;
}

/** Makes the reader of one operation. */
export function createRegieReader(input: RegieReaderInput): RegieReader {
  const { familyCase, members, today } = input;
  const loader = new DataLoader<CasePart, readonly CaseRows[CasePart][]>(async (parts) => {
    const rows = await input.readParts(familyCase.id, parts);
    return parts.map((part) => rows[part] ?? new Error(`part ${part} was not read`));
  });
  const read = async <P extends CasePart>(part: P): Promise<readonly CaseRows[P][]> => (await loader.load(part)) as readonly CaseRows[P][];
  const closedAt = closedSince(familyCase);
  const provenance = (origin: ItemOrigin): HubProvenance => provenanceOf(origin, closedAt);
  const memberById = (id: string): MemberKey | null => members.find((member) => member.id === id) ?? null;
  const keysOf = (ids: readonly string[]): readonly MemberKey[] => ids.flatMap((id) => memberById(id) ?? []);
  const current = (period: { readonly from: string; readonly until: string | null }): boolean =>
    period.from <= today && (period.until === null || today <= period.until);
  return {
    familyCase: (id) => (id === familyCase.id ? familyCase : null),
    members: () => members,
    memberById,
    memberByBsn: (bsn) => members.find((member) => member.bsn === bsn) ?? null,
    regisseur: async (memberId) => {
      const row = (await read('regisseurs')).findLast(current);
      if (row === undefined) return null;
      const { oin, role, from, organisation, dutyPhone, name, contact } = row;
      const about = memberId === null ? [] : [memberId];
      return { organisation, dutyPhone, name, contact, provenance: provenance({ recordedAt: from, owner: `${oin}/${role}`, about }) };
    },
    involvements: async (memberId, kind) =>
      (await read('involvements'))
        .filter((row) => row.memberId === memberId && row.kind === kind && current(row))
        .map(({ oin, role, organisation, dutyPhone, professional, lastActive, from }) => ({
          organisation,
          dutyPhone,
          professional,
          lastActive,
          provenance: provenance({ recordedAt: from, owner: `${oin}/${role}`, about: [memberId] }),
        })),
    mandatoryCare: async (memberId) =>
      (await read('mandatoryCare'))
        .filter((row) => row.memberId === memberId && current(row))
        .map(({ kind, from, until, oin, role, recordedAt }) => ({
          kind,
          from,
          until,
          provenance: provenance({ recordedAt, owner: `${oin}/${role}`, about: [memberId] }),
        })),
    domainScores: async (memberId) =>
      (await read('domainScores'))
        .filter((row) => row.memberId === memberId)
        .map(({ domain, score, scoredAt, oin, role, confidentiality }) => ({
          domain,
          band: scoreBand(score),
          score,
          scoredAt,
          provenance: provenance({ recordedAt: scoredAt, confidentiality, owner: `${oin}/${role}`, about: [memberId], domain }),
        })),
    signalMatches: async (memberId) => matchesFor({ matches: await read('matches'), memberId, recipient: input.recipient, today }),
    planItems: async () =>
      (await read('planItems')).map((row) => ({
        kind: row.kind,
        status: row.status,
        domain: row.domain,
        text: row.text,
        members: keysOf(row.about),
        owner: row.owner,
        ownerMember: row.ownerMemberId === null ? null : memberById(row.ownerMemberId),
        due: row.due,
        provenance: provenance({ ...row, owner: row.ownerOin === null ? null : `${row.ownerOin}/${row.ownerRole ?? ''}` }),
      })),
    meetings: async () =>
      (await read('meetings')).map(
        ({ subject, heldAt, minutes, decisions, attendees, about, confidentiality, convenerOin, convenerRole }) => ({
          subject,
          heldAt,
          minutes,
          decisions,
          attendees: keysOf(attendees),
          provenance: provenance({ recordedAt: heldAt, confidentiality, owner: `${convenerOin}/${convenerRole}`, about }),
        }),
      ),
    escalations: async () =>
      (await read('escalations')).map(({ level, owner, trigger, decision, ownerOin, ownerRole, from, confidentiality, about }) => ({
        escalationLevel: level,
        owner,
        trigger,
        decision,
        provenance: provenance({ recordedAt: from, confidentiality, owner: `${ownerOin}/${ownerRole}`, about }),
      })),
    network: async () =>
      (await read('network')).map(({ support, name, agreed, supports, recordedAt, confidentiality }) => ({
        support,
        name,
        agreed,
        supports: keysOf(supports),
        provenance: provenance({ recordedAt, confidentiality, owner: null, about: supports }),
      })),
    accessLog: async (memberId) =>
      (await input.accessLog(memberId)).map(({ who, recipient, at, kind, purpose, article }) => ({
        who,
        at,
        kind,
        purpose,
        article,
        provenance: provenance({ recordedAt: at.slice(0, 10), owner: recipient, about: [memberId] }),
      })),
  };
}
