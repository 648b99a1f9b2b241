import fc from 'fast-check';
import type { Sql } from '#database/create-database.ts';
import type { Role } from '#consent/vocabulary.ts';
import { now } from './register-stage.ts';

const municipality = '00000099000000001000';

/** The recipients that can be named. */
export const parties = [
  { oin: municipality, role: 'REG' },
  { oin: municipality, role: 'WMO' },
  { oin: '00000099000000002000', role: 'POL' },
  { oin: '00000099000000003000', role: 'GGZ' },
  { oin: '00000099000000004000', role: 'JGD' },
] as const satisfies readonly { readonly oin: string; readonly role: Role }[];

const some = fc.constantFrom(...parties);
const member = fc.constantFrom('p-m1', 'p-m4');
const named = ['GGZ_IN_CARE', 'GGZ_DIAGNOSIS', 'GGZ_CRISIS_CONTACT', 'YOUTH_PROVISION', 'INVOLVEMENT_YOUTH', 'WI_DEBT'];

const anInvolvement = fc.record({
  of: some,
  with: member,
  purpose: fc.constantFrom('COORD', 'CARE', 'PROVISION', 'SAFETY'),
  until: fc.constantFrom(null, null, '2026-11-19', '2026-11-20'),
});

/** One decision about Mark (an adult) or Walter (12): mostly by all who must agree, sometimes by one of them, or by somebody who need not. */
const aDecision = (given: number, refused: number) =>
  fc.record({
    kind: fc.oneof(
      { weight: given, arbitrary: fc.constant('GIVEN' as const) },
      { weight: refused, arbitrary: fc.constant('REFUSED' as const) },
    ),
    about: member,
    givers: fc.constantFrom<readonly string[] | null>(null, null, null, null, null, ['p-m1'], ['p-m2'], ['p-m4']),
    regime: fc.constantFrom(null, 'WGBO', 'JEUGDWET'),
    classes: fc.subarray(named, { minLength: 1 }),
    recipients: fc.subarray([...parties], { minLength: 3 }),
    purposes: fc.subarray(['PLAN', 'COORD', 'SAFETY', 'CARE', 'PROVISION'], { minLength: 2 }),
    until: fc.constantFrom(null, null, null, '2027-01-01', '2026-11-19'),
    minutesAgo: fc.integer({ min: 2, max: 6 }),
  });

/** One decision as somebody makes it. */
export type DecisionOfWorld = ReturnType<typeof aDecision> extends fc.Arbitrary<infer Value> ? Value : never;

const aChange = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('withdraw' as const), index: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('decide' as const), decision: aDecision(1, 2) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('aside' as const), holder: fc.constantFrom('p-m1', 'p-m2') }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('endAside' as const) }) },
);

/** A case in which people decided, and what changes then. */
export const aWorld = fc.record({
  involvements: fc.array(anInvolvement, { maxLength: 6 }),
  decisions: fc.array(aDecision(6, 1), { minLength: 3, maxLength: 6 }),
  grounds: fc.uniqueArray(fc.record({ of: some, about: member }), { maxLength: 2, selector: ({ of, about }) => `${of.role} ${about}` }),
  changes: fc.array(aChange, { minLength: 3, maxLength: 5 }),
});

/** A case in which people decided, and what changes then. */
export type World = typeof aWorld extends fc.Arbitrary<infer Value> ? Value : never;

/** Who decides: those named, or all who must agree. */
export function giversOf({ givers, about }: Pick<DecisionOfWorld, 'givers' | 'about'>): readonly string[] {
  return givers ?? (about === 'p-m1' ? ['p-m1'] : ['p-m4', 'p-m1', 'p-m2']);
}

/** Puts what is particular about a world into its case, which is there already. */
export async function insertWorld(sql: Sql, { involvements, decisions, grounds }: World): Promise<void> {
  for (const [index, { of, with: about, purpose, until }] of involvements.entries()) {
    await sql(
      `insert into involvement (id, case_id, member_id, kind, oin, role, organisation, duty_phone, subject, professional, purpose, "from", "until")
        values ($1, 'p', $2, 'OTHER', $3, $4, 'O', '+31', $1, 'P', $5, '2026-01-01', $6::date)`,
      [`i-${String(index)}`, about, of.oin, of.role, purpose, until],
    );
  }
  for (const [index, decision] of decisions.entries()) {
    for (const giver of giversOf(decision)) await insertDecision(sql, `w-${String(index)}-${giver}`, giver, decision);
  }
  for (const { of, about } of grounds) {
    await sql(
      `insert into safety_ground (id, member_id, oin, role, rationale, recorded_by, approved_by, "from", "until")
        values ($1, $2, $3, $4, 'x', 'a', 'b', $5::timestamptz, $5::timestamptz + interval '72 hours')`,
      [`g-${of.role}-${about}`, about, of.oin, of.role, new Date(now.getTime() - 60_000).toISOString()],
    );
  }
}

async function insertDecision(sql: Sql, id: string, giver: string, decision: DecisionOfWorld): Promise<void> {
  const { about, kind, regime, classes, recipients, purposes, minutesAgo, until } = decision;
  await sql(
    `insert into secrecy_waiver (id, member_id, giver_member_id, kind, regime, classes, recipients, purposes, decided_at, "until")
      values ($1, $2, $3, $4::waiver_kind, $5, $6::text[], $7::text[], $8::text[], $9::timestamptz, $10::date)`,
    [
      id,
      about,
      giver,
      kind,
      regime,
      classes,
      recipients.map(({ oin, role }) => `${oin}/${role}`),
      purposes,
      new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
      kind === 'GIVEN' ? until : null,
    ],
  );
}
