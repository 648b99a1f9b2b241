import type { Database } from './create-database.ts';
import type { Encryption } from './encryption.ts';
import { deBoerCase } from './seeds/de-boer.ts';
import { denBraberCase } from './seeds/den-braber.ts';
import { grootEsselinkCase } from './seeds/groot-esselink.ts';
import { peopleRows } from './seeds/people-rows.ts';
import type { SeedCase } from './seeds/seed-case.ts';
import { workRows } from './seeds/work-rows.ts';

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
  if ((await database.prisma.familyCase.count()) > 0) return 0;
  const rows = cases.map((seedCase) => ({ ...workRows(seedCase), ...peopleRows(seedCase, encryption, now) }));
  type Rows = (typeof rows)[number];
  const all = <K extends keyof Rows>(table: K): Rows[K] => rows.flatMap((row) => row[table] as unknown[]) as Rows[K];
  const { prisma } = database;
  await prisma.$transaction([
    prisma.familyCase.createMany({ data: all('familyCase') }),
    prisma.familyMember.createMany({ data: all('members') }),
    prisma.outsidePerson.createMany({ data: all('outsiders') }),
    prisma.regisseur.createMany({ data: all('regisseurs') }),
    prisma.involvement.createMany({ data: all('involvements') }),
    prisma.secrecyWaiver.createMany({ data: all('waivers') }),
    prisma.authoritySetAside.createMany({ data: all('setAsides') }),
    prisma.legalBasis.createMany({ data: all('legalBases') }),
    prisma.planItem.createMany({ data: all('planItems') }),
    prisma.domainScore.createMany({ data: all('scores') }),
    prisma.networkMember.createMany({ data: all('network') }),
    prisma.caseMeeting.createMany({ data: all('meetings') }),
    prisma.escalation.createMany({ data: all('escalations') }),
    prisma.signal.createMany({ data: all('signals') }),
    prisma.signalMatch.createMany({ data: all('matches') }),
  ]);
  return cases.length;
}
