import { z } from 'zod';
import { fields } from '../../catalogue/fields.ts';

/** What the police tell about a decision to supply (Bericht of the release register's own contract); what it has more is left behind. */
export const policeRelease = z.object({
  bericht: z.enum(['VERSTREKT', 'GEWIJZIGD', 'INGETROKKEN']),
  besluit: z.string().min(1).max(60),
  item: z.string().regex(/^POL-[0-9]{1,15}$/),
  versie: z.int().min(1),
  tijdstip: z.iso.datetime({ offset: true }),
  zaakkenmerk: z.string().min(1).max(40),
  burgerservicenummer: z.string().regex(/^[0-9]{9}$/),
  soort: z.enum(['ZORGMELDING', 'INCIDENT', 'ANTECEDENT', 'HUISVERBOD']),
  grondslag: z.string().min(1),
  ontvangers: z.array(fields.recipient).min(1),
  totEnMet: z.iso.date(),
  vertrouwelijkheid: z.string().optional(),
});

/** One message of the police about a decision. */
export type PoliceRelease = z.infer<typeof policeRelease>;
