import type { Facts, Role } from './vocabulary.ts';

/** What a caller may read about what would open more; NOTHING when nothing would. */
export type LiftedBy =
  | 'NEEDS_INVOLVEMENT'
  | 'NEEDS_WAIVER'
  | 'NEEDS_NAMED_WAIVER'
  | 'NEEDS_RELEASE'
  | 'NEEDS_SAFETY_GROUND'
  | 'NEEDS_ESCALATION'
  | 'NEEDS_GOAL_IN_SCOPE'
  | 'NEEDS_MATCH'
  | 'OPEN_VIEW'
  | 'OTHER_PURPOSE'
  | 'NOTHING';

/** One thing that people can do, the facts that it brings about, and whom to ask for it in plain Dutch. */
export interface LiftStep {
  readonly code: Exclude<LiftedBy, 'OTHER_PURPOSE' | 'NOTHING'>;
  readonly facts: Facts;
  askWhom(role: Role): string;
}

const regisseurAsks =
  (forRegisseur: string, forOthers: string) =>
  (role: Role): string =>
    role === 'REG' ? forRegisseur : forOthers;

/** The steps that people can take, the lightest first. What a source, a safety of a child or a court decided is no step. */
export const liftSteps: readonly LiftStep[] = [
  {
    code: 'NEEDS_INVOLVEMENT',
    facts: { involvement: 'ACTIVE' },
    askWhom: regisseurAsks('Leg vast dat u bij dit gezinslid betrokken bent.', 'Vraag de regisseur om u bij dit gezinslid te betrekken.'),
  },
  {
    code: 'NEEDS_WAIVER',
    facts: { waiver: 'VALID' },
    askWhom: regisseurAsks(
      'Vraag het gezinslid, of wie het gezag heeft, om toestemming.',
      'Vraag de regisseur of het gezinslid, of wie het gezag heeft, toestemming wil geven.',
    ),
  },
  {
    code: 'NEEDS_NAMED_WAIVER',
    facts: { waiver: 'VALID', waiverNamesClass: 'YES' },
    askWhom: regisseurAsks(
      'Vraag het gezinslid, of wie het gezag heeft, om een toestemming die dit gegeven met name noemt.',
      'Vraag de regisseur of het gezinslid, of wie het gezag heeft, een toestemming wil geven die dit gegeven met name noemt.',
    ),
  },
  {
    code: 'NEEDS_RELEASE',
    facts: { release: 'RELEASED' },
    askWhom: regisseurAsks('Vraag de politie om dit te verstrekken.', 'Vraag de regisseur om de politie om verstrekking te vragen.'),
  },
  {
    code: 'NEEDS_GOAL_IN_SCOPE',
    facts: { inScope: 'YES' },
    askWhom: regisseurAsks(
      'Spreek met het gezin een doel in dit leefgebied af.',
      'Vraag de regisseur: dit kan als er een doel in dit leefgebied loopt.',
    ),
  },
  {
    code: 'OPEN_VIEW',
    facts: { view: 'OPEN' },
    askWhom: regisseurAsks(
      'Het gezinsbeeld gaat open als het gezin na weging een multiprobleemgezin blijkt.',
      'Vraag de regisseur: het gezinsbeeld gaat open als het gezin na weging een multiprobleemgezin blijkt.',
    ),
  },
  {
    code: 'NEEDS_SAFETY_GROUND',
    facts: { safety: 'OPEN' },
    askWhom: () => 'Vraag uw leidinggevende om een veiligheidsgrond; een tweede persoon moet die goedkeuren.',
  },
  {
    code: 'NEEDS_MATCH',
    facts: { match: 'MUTUAL' },
    askWhom: () => 'U hoeft niemand te vragen: dit verschijnt als ook een andere organisatie over dit gezin een signaal geeft.',
  },
  {
    code: 'NEEDS_ESCALATION',
    facts: { escalation: 'ADMINISTRATIVE' },
    askWhom: regisseurAsks('Schaal bestuurlijk op.', 'Vraag de regisseur of er bestuurlijk moet worden opgeschaald.'),
  },
];
