import { z } from 'zod';
import { fields } from '../catalogue/fields.ts';

const instant = z.iso.datetime({ offset: true });

const person = z
  .union([
    z.object({
      bsn: z
        .string()
        .regex(/^\d{9}$/)
        .describe('The BSN of the person. Only here: never in an attribute, a key or a header.'),
      caseReference: z
        .string()
        .regex(/^[\w./-]{1,100}$/)
        .optional()
        .describe('The reference (zaakkenmerk) of the one case that it is about; left out for every case.'),
    }),
    z.object({ member: fields.id.describe('The id of a member (gezinslid) as the hub gave it.') }),
  ])
  .describe('Whom it is about. Whether the hub knows the person is never told.');

const changed = z.object({
  person,
  classes: z.array(fields.dataClass).min(1).max(50).describe('The classes of which something changed; only your own.'),
  change: z
    .enum(['RECORD', 'RELEASE'])
    .default('RECORD')
    .describe(
      'RELEASE when records were released, or a release was taken back: that is for one case, so the person is a member or has a caseReference.',
    ),
  object: z
    .string()
    .min(1)
    .max(500)
    .describe('What changed, in your own words, such as the address or number of a record; the hub keeps only a keyed hash of it.'),
  changedAt: instant.describe('When it changed with you. An older change of the same object than one that was handled is left alone.'),
  confidentiality: z
    .enum(['OPEN', 'RESTRICTED', 'SECRET'])
    .nullable()
    .describe(
      'How confidential the record is (vertrouwelijkheid); null when it is not about one record. It is used to decide who may know, and sent to nobody.',
    ),
  release: z
    .enum(['RELEASED', 'NOT_RELEASED'])
    .optional()
    .describe('Whether the record was released (vrijgegeven); to whom says releasedTo, without which it is released to nobody.'),
  releasedTo: z.array(fields.recipient).max(100).optional().describe('To whom the record was released.'),
  releasedUntil: z.iso.date().optional().describe('The last day on which it is released, in the Netherlands; left out when it has no end.'),
});

const receipt = z.object({ event: fields.eventId.describe('The id of the event that was the tombstone.') });

/** What a recipient can tell the hub through its inbound topic. Fields that are not named here are left alone, so that a sender may have more. */
export const inboundTypes = {
  'nl.gezinsbeeld.announcement.changed.v1': {
    nl: 'wijziging bij de bron',
    description: 'Something about a person changed with you. Say that it did, and never what it became.',
    data: changed,
  },
  'nl.gezinsbeeld.receipt.v1': {
    nl: 'ontvangstbevestiging van een intrekking',
    description: 'You dropped what an event told you to drop.',
    data: receipt,
  },
} as const;

/** The name of a type that the hub receives. */
export type InboundType = keyof typeof inboundTypes;
