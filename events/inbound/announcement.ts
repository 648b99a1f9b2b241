import type { EventFacts } from '../event-facts.ts';

/** Whom an announcement is about: a person by BSN, in the one case that has this reference (zaakkenmerk) if one is given, or one member of one case. */
export type AnnouncedPerson = { readonly bsn: string; readonly caseReference?: string } | { readonly memberId: string };

/** That something about one person changed at a source, as a reader made it of what a partner sent: never what it became. */
export interface Announcement {
  readonly kind: 'CHANGED';
  /** RECORD: records changed. RELEASE: records were released or a release was taken back. */
  readonly change: 'RECORD' | 'RELEASE';
  readonly person: AnnouncedPerson;
  /** The classes of which records changed, at least one; a source announces only its own. */
  readonly classes: readonly string[];
  /** Of the one record that changed; null when it is not about one record. What is left out is UNKNOWN to the policy. */
  readonly facts: EventFacts | null;
  /** When it changed at the source, by the source's clock. */
  readonly changedAt: Date;
  /** What changed at the source, in the source's own words: an older change of the same object is no news. It is kept only as a keyed hash. */
  readonly object: string;
}

/** That the sender dropped what a tombstone told it to. */
export interface ReceiptAnnouncement {
  readonly kind: 'RECEIPT';
  /** The id of the event that was the tombstone. */
  readonly event: string;
}

/** What one message says, in the order in which it says it. */
export type Announced = Announcement | ReceiptAnnouncement;

/** In which form a message came, and so which reader understands it. */
export const inboundFormats = ['CLOUDEVENT', 'ZGW', 'FHIR', 'POLICE', 'BRP'] as const;
/** The name of a form. */
export type InboundFormat = (typeof inboundFormats)[number];

/** A message as a reader gets it. */
export interface InboundMessage {
  /** Who sent it, as the hub knows from the door through which it came and never from the message: a partner's name (`wmo`), or a recipient (`OIN/role`) for its Kafka topic. */
  readonly source: string;
  readonly format: InboundFormat;
  readonly body: string;
  readonly receivedAt: Date;
}

/**
 * Reads a message. Throws a PoisonMessage for one that will never be understood, and a TryLater when a partner must be asked first and does not answer; every other error counts as a
 * failure of this message, which is tried again until it has failed too often.
 */
export type ReadAnnouncement = (message: InboundMessage) => Promise<readonly Announced[]>;
