import type { Logger } from 'pino';
import type { ConnectedPartners } from '#connectors/connect-partners.ts';
import type { Sql } from '#database/create-database.ts';
import type { InboundFormat, ReadAnnouncement } from '#events/inbound/announcement.ts';
import type { Inbox } from '#events/inbound/inbox.ts';
import { readBrpNotification } from '#events/inbound/readers/brp-reader.ts';
import { createFhirReader, type FhirSource } from '#events/inbound/readers/fhir-reader.ts';
import { readPoliceRelease } from '#events/inbound/readers/police-reader.ts';
import { createSubscriptionProgress } from '#events/inbound/readers/subscription-progress.ts';
import { createZgwReader, type ZgwSource } from '#events/inbound/readers/zgw-reader.ts';
import { newScope } from './new-scope.ts';

/** What the readers of announcements rest on. */
export interface InboundReaderParts {
  readonly partners: Pick<ConnectedPartners, 'ggz' | 'wmo' | 'wi'>;
  readonly sql: Sql;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** For each question about a message, in milliseconds. */
const deadlineMs = 60_000;

const zgwSource = ({ changes }: ConnectedPartners['wmo'] | ConnectedPartners['wi']): ZgwSource => ({
  owns: changes.owns,
  read: async (change) => changes.read(change, newScope(deadlineMs)),
});

const fhirSource = ({ changes }: ConnectedPartners['ggz']): FhirSource => ({
  nameOf: changes.nameOf,
  read: async (name) => changes.read(name, newScope(deadlineMs)),
  missed: async (subscription, since, until) => changes.missed(subscription, since, until, newScope(deadlineMs)),
});

/** The readers of everything that comes through webhooks, which ask the partners themselves what the messages do not say. */
export const inboundReaders =
  ({ partners, sql, clock, log }: InboundReaderParts) =>
  (inbox: Inbox): Readonly<Partial<Record<InboundFormat, ReadAnnouncement>>> => {
    const registers: Readonly<Record<string, ZgwSource>> = { wmo: zgwSource(partners.wmo), wi: zgwSource(partners.wi) };
    const servers: Readonly<Record<string, FhirSource>> = { ggz: fhirSource(partners.ggz) };
    return {
      ZGW: createZgwReader((source) => registers[source]),
      FHIR: createFhirReader({
        sourceOf: (source) => servers[source],
        progress: createSubscriptionProgress(sql),
        inbox,
        clock,
        lost: (source, count) => log.warn({ source, count }, 'A partner no longer has notifications that were missed'),
      }),
      POLICE: readPoliceRelease,
      BRP: readBrpNotification,
    };
  };
