import { z } from 'zod';

/** What of a person can have changed at the BRP, and which classes of data that is. */
export const civilClasses = {
  naam: 'PERSON_NAME',
  geboorte: 'PERSON_BIRTH',
  verblijfplaats: 'PERSON_ADDRESS',
  relaties: 'FAMILY_TIES',
  gezag: 'PARENTAL_AUTHORITY',
} as const;

/** The type of the CloudEvent with which a supplier of BRP data tells that a person changed; fictional, for the BRP itself has none. */
export const brpNotificationType = 'nl.brp.persoon.gewijzigd.v1';

/** A CloudEvent (1.0, structured JSON) about a person at the BRP; without `gewijzigd` anything of them may have changed. */
export const brpNotification = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(200),
  type: z.string().min(1),
  time: z.iso.datetime({ offset: true }),
  data: z.object({
    burgerservicenummer: z.string().regex(/^[0-9]{9}$/),
    gewijzigd: z
      .array(z.enum(Object.keys(civilClasses) as (keyof typeof civilClasses)[]))
      .min(1)
      .optional(),
  }),
});
