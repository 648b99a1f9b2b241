import { z } from 'zod';

const id = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/)
  .describe('An id of the hub; it means nothing elsewhere.');

const recipient = z
  .string()
  .regex(/^[0-9]{20}\/[A-Z]{2,10}$/)
  .describe('An organisation in one role (ontvanger), as OIN/role.');

const dataClass = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,39}$/)
  .describe('The name of a class of data (gegevensklasse).');

/** What the data of an event may be made of: ids, names of classes, recipients and states. There is no field for text. */
export const fields = {
  /** A UUID, or what identifies a change for ever. */
  eventId: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z:_-]{0,119}$/),
  id,
  recipient,
  dataClass,
  recipients: z.array(recipient).min(1).describe('For whom it makes a difference; a recipient gets only itself to read.'),
  policy: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .describe('A policy version, by the hash of its content.'),
  about: z
    .array(z.strictObject({ member: id.describe('The id of a member (gezinslid) in this case.'), classes: z.array(dataClass).min(1) }))
    .describe('About whom and of which classes; a recipient gets only what it may know at least the existence of.'),
  members: z.array(id).describe('The ids of the members (gezinsleden) whom it is about.'),
} as const;
