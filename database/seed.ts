import type { Database } from './create-database.ts';
import type { Encryption } from './encryption.ts';
import type { Prisma } from './generated/client.ts';
import { deBoerCase } from './seeds/de-boer.ts';
import { denBraberCase } from './seeds/den-braber.ts';
import { grootEsselinkCase } from './seeds/groot-esselink.ts';
import { peopleRows } from './seeds/people-rows.ts';
import type { SeedCase } from './seeds/seed-case.ts';
import { workRows } from './seeds/work-rows.ts';

/** Any number that no other lock in this database has. */
const lockKey = 7_203_319;

/** The fictitious cases of the sandbox: S1 with two variants, S2 before and after escalation, S3. */
export const seedCases: readonly SeedCase[] = [
  deBoerCase('s1', null),
  deBoerCase('s1-withdrawn', 'withdrawn'),
  deBoerCase('s1-walter-agreed', 'walter-agreed'),
  grootEsselinkCase('s2', false),
  grootEsselinkCase('s2-escalated', true),
  denBraberCase('s3'),
];

/**
 * Fills an empty database with fictitious cases and answers how many it made; a database that holds a case is left alone. Civil facts count as checked
 * at `now`. For the sandbox and tests only: no program in production may call it.
 */
export async function seed(database: Database, encryption: Encryption, now: Date, cases: readonly SeedCase[] = seedCases): Promise<number> {
  const rows = cases.map((seedCase) => ({ ...workRows(seedCase), ...peopleRows(seedCase, encryption, now) }));
  type Rows = (typeof rows)[number];
  const all = <K extends keyof Rows>(table: K): Rows[K] => rows.flatMap((row) => row[table] as unknown[]) as Rows[K];
  const fill = async (prisma: Prisma.TransactionClient): Promise<number> => {
    // Two hubs may start at once on one empty database: the second waits here, and then finds the cases of the first.
    await prisma.$queryRawUnsafe(`select pg_advisory_xact_lock(${lockKey})::text`);
    if ((await prisma.familyCase.count()) > 0) return 0;
    await prisma.familyCase.createMany({ data: all('familyCase') });
    await prisma.familyMember.createMany({ data: all('members') });
    await prisma.outsidePerson.createMany({ data: all('outsiders') });
    await prisma.regisseur.createMany({ data: all('regisseurs') });
    await prisma.involvement.createMany({ data: all('involvements') });
    await prisma.secrecyWaiver.createMany({ data: all('waivers') });
    await prisma.authoritySetAside.createMany({ data: all('setAsides') });
    await prisma.legalBasis.createMany({ data: all('legalBases') });
    await prisma.planItem.createMany({ data: all('planItems') });
    await prisma.domainScore.createMany({ data: all('scores') });
    await prisma.networkMember.createMany({ data: all('network') });
    await prisma.caseMeeting.createMany({ data: all('meetings') });
    await prisma.escalation.createMany({ data: all('escalations') });
    await prisma.signal.createMany({ data: all('signals') });
    await prisma.signalMatch.createMany({ data: all('matches') });
    // Both parties were told of them.
    await prisma.$executeRawUnsafe(`insert into match_told (signal_id, oin, role, match_id, heard)
      select own.id, other.oin, other.role, min(x.id), true from signal_match x join signal own on own.id in (x.first_id, x.second_id)
        join signal other on other.id in (x.first_id, x.second_id) and other.id <> own.id group by own.id, other.oin, other.role`);
    return cases.length;
  };
  return database.prisma.$transaction(fill, { maxWait: 60_000, timeout: 60_000 });
}
