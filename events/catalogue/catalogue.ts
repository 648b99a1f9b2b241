import { z } from 'zod';
import { fields } from './fields.ts';

/**
 * Who hears of an event, decided when it is delivered. CLASSES: who may then see at least SIGNAL of a class in `about`, of that member; each reads only
 * those. RECIPIENTS: those in `recipients`, likewise when there is an `about`. DESK: nobody outside; the hub's own desk shows it. EVERYONE: every recipient. NOBODY: it stays in the hub.
 */
export type Audience = 'CLASSES' | 'RECIPIENTS' | 'DESK' | 'EVERYONE' | 'NOBODY';

/** One type of event: what it means, whom it reaches, which classes it is always about (none: those that its `about` names), and the shape of its data. */
export interface EventDefinition {
  readonly nl: string;
  readonly description: string;
  readonly audience: Audience;
  readonly classes: readonly string[];
  /** Tells a consumer to drop what it holds; what may be told is decided on the level before the change. */
  readonly tombstone?: true;
  readonly data: z.ZodObject;
}

const { about, id, members, policy, recipients } = fields;

/**
 * Every type of event that the hub knows. A type says that something changed and whom it is about, never what it became: its name alone tells no more than the
 * existence of its classes. A published type only grows; anything else is a new version (`.v2`) beside the old one.
 */
export const catalogue = {
  'nl.gezinsbeeld.case.changed.v1': {
    nl: 'gezinsdossier gewijzigd',
    description: 'The phase or the triage of a family case changed.',
    audience: 'CLASSES',
    classes: ['FAMILY_CASE'],
    data: z.strictObject({ about }),
  },
  'nl.gezinsbeeld.case.destroyed.v1': {
    nl: 'gezinsdossier vernietigd',
    description: 'A family case was destroyed because its retention period was over; drop what you hold of it.',
    audience: 'RECIPIENTS',
    classes: [],
    tombstone: true,
    data: z.strictObject({ recipients }),
  },
  'nl.gezinsbeeld.involvement.changed.v1': {
    nl: 'betrokkenheid gewijzigd',
    description: 'An organisation became involved with members, or its involvement ended.',
    audience: 'CLASSES',
    classes: ['INVOLVEMENT_OTHER'],
    data: z.strictObject({ about }),
  },
  'nl.gezinsbeeld.escalation.changed.v1': {
    nl: 'escalatie gewijzigd',
    description: 'A case was escalated (opgeschaald) or its escalations ended (afgeschaald).',
    audience: 'CLASSES',
    classes: ['ESCALATION'],
    data: z.strictObject({ about }),
  },
  'nl.gezinsbeeld.signal.raised.v1': {
    nl: 'signaal afgegeven',
    description:
      'An organisation registered that it is worried about, or active for, somebody. Nobody hears of it before there is a match.',
    audience: 'NOBODY',
    classes: ['SIGNAL_MATCH'],
    data: z.strictObject({ signal: id, about }),
  },
  'nl.gezinsbeeld.signal.matched.v1': {
    nl: 'match van signalen (piep)',
    description: 'Two organisations registered a signal about the same person or household. Ask the hub whom to call.',
    audience: 'RECIPIENTS',
    classes: ['SIGNAL_MATCH'],
    data: z.strictObject({ match: id, recipients }),
  },
  'nl.gezinsbeeld.signal.ended.v1': {
    nl: 'match van signalen (piep) voorbij',
    description:
      'A match of signals ended: a signal was withdrawn or no longer counts. Drop what you hold of it, and ask the hub who can still be called.',
    audience: 'RECIPIENTS',
    classes: ['SIGNAL_MATCH'],
    tombstone: true,
    data: z.strictObject({ match: id, recipients }),
  },
  'nl.gezinsbeeld.waiver.given.v1': {
    nl: 'doorbreking geheimhouding gegeven',
    description:
      'Secrecy is waived towards you, for these classes about this member, by everybody who must agree. `waivers` stands for this message alone.',
    audience: 'RECIPIENTS',
    classes: [],
    data: z.strictObject({ waivers: z.array(id).min(1), about, recipients }),
  },
  'nl.gezinsbeeld.waiver.refused.v1': {
    nl: 'doorbreking geheimhouding geweigerd',
    description: 'Somebody refused to waive secrecy. For everybody outside that looks the same as when nobody was asked.',
    audience: 'DESK',
    classes: [],
    data: z.strictObject({ waivers: z.array(id).min(1), about, recipients }),
  },
  'nl.gezinsbeeld.waiver.ended.v1': {
    nl: 'toestemming in het register ingetrokken',
    description: 'Somebody withdrew what they had waived. Whom something closes for is told by a tombstone of its own.',
    audience: 'DESK',
    classes: [],
    data: z.strictObject({ waivers: z.array(id).min(1), about, recipients }),
  },
  'nl.gezinsbeeld.waiver.withdrawn.v1': {
    nl: 'doorbreking geheimhouding vervallen',
    description:
      'Secrecy is no longer waived towards you; drop what you hold of these classes about this member, and confirm it. `waiver` stands for this message alone.',
    audience: 'RECIPIENTS',
    classes: [],
    tombstone: true,
    data: z.strictObject({ waiver: id, about, recipients }),
  },
  'nl.gezinsbeeld.set-aside.changed.v1': {
    nl: 'gezagsdrager buiten beschouwing gelaten, of niet meer',
    description: 'A holder of authority no longer counts, or counts again, among those who must agree about a child.',
    audience: 'DESK',
    classes: ['PARENTAL_AUTHORITY'],
    data: z.strictObject({ setAside: id, about }),
  },
  'nl.gezinsbeeld.legal-basis.changed.v1': {
    nl: 'grondslag vastgelegd of beëindigd',
    description: 'A legal basis (AVG 6) of a case was recorded or ended.',
    audience: 'DESK',
    classes: ['FAMILY_CASE'],
    data: z.strictObject({ legalBasis: id }),
  },
  'nl.gezinsbeeld.safety-ground.opened.v1': {
    nl: 'veiligheidsgrond geopend',
    description: 'A professional opened a safety ground (break-glass) about a member for their organisation and role.',
    audience: 'RECIPIENTS',
    classes: [],
    data: z.strictObject({ safetyGround: id, members, recipients }),
  },
  'nl.gezinsbeeld.safety-ground.approved.v1': {
    nl: 'veiligheidsgrond goedgekeurd',
    description: 'A second person approved a safety ground.',
    audience: 'RECIPIENTS',
    classes: [],
    data: z.strictObject({ safetyGround: id, members, recipients }),
  },
  'nl.gezinsbeeld.safety-ground.closed.v1': {
    nl: 'veiligheidsgrond gesloten',
    description: 'A safety ground was closed before its end.',
    audience: 'RECIPIENTS',
    classes: [],
    data: z.strictObject({ safetyGround: id, members, recipients }),
  },
  'nl.gezinsbeeld.task.changed.v1': {
    nl: 'taken ontstaan, gedaan of vervallen',
    description: 'Tasks about members of a case were raised, done or closed; the desk shows which.',
    audience: 'DESK',
    classes: [],
    data: z.strictObject({ members }),
  },
  'nl.gezinsbeeld.restriction.set.v1': {
    nl: 'gebruik beperkt (AVG 18)',
    description: 'The use of data about a member from one or more sources was restricted.',
    audience: 'CLASSES',
    classes: [],
    data: z.strictObject({ about }),
  },
  'nl.gezinsbeeld.restriction.lifted.v1': {
    nl: 'beperking van het gebruik opgeheven (AVG 18)',
    description: 'A restriction of the use of data about a member was lifted.',
    audience: 'CLASSES',
    classes: [],
    data: z.strictObject({ about }),
  },
  'nl.gezinsbeeld.rights-request.changed.v1': {
    nl: 'verzoek van de betrokkene gedaan, beantwoord of ingetrokken (AVG 15 tot en met 21)',
    description: 'A request of the person was made, answered or withdrawn.',
    audience: 'DESK',
    classes: [],
    data: z.strictObject({ request: id, members }),
  },
  'nl.gezinsbeeld.retention.executed.v1': {
    nl: 'gegevens vernietigd volgens plan',
    description: 'A run of destruction was carried out; the desk shows its records.',
    audience: 'DESK',
    classes: [],
    data: z.strictObject({ run: id }),
  },
  'nl.gezinsbeeld.policy.changed.v1': {
    nl: 'beleidsversie in een andere toestand',
    description: 'A policy version was drafted, proposed, approved, rejected, withdrawn or retired.',
    audience: 'DESK',
    classes: [],
    data: z.strictObject({ policy }),
  },
  'nl.gezinsbeeld.policy.activated.v1': {
    nl: 'beleidsversie gaat gelden',
    description: 'Another policy version decides from now on: what you may see can have changed in every case.',
    audience: 'EVERYONE',
    classes: [],
    data: z.strictObject({ policy }),
  },
  'nl.gezinsbeeld.release.changed.v1': {
    nl: 'vrijgave van een bron gewijzigd',
    description: 'A source released records about a member, or took a release back.',
    audience: 'CLASSES',
    classes: [],
    data: z.strictObject({ about }),
  },
  'nl.gezinsbeeld.record.changed.v1': {
    nl: 'gegevens bij een bron gewijzigd',
    description: 'Records of a class about a member changed at their source.',
    audience: 'CLASSES',
    classes: [],
    data: z.strictObject({ about }),
  },
} as const satisfies Readonly<Record<string, EventDefinition>>;

/** The name of a type in the catalogue. */
export type EventType = keyof typeof catalogue;

/** The definition of a type, or null when the catalogue has none by that name. */
export function definitionOf(type: string): EventDefinition | null {
  return Object.hasOwn(catalogue, type) ? catalogue[type as EventType] : null;
}
