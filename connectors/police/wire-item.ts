import { z } from 'zod';

const item = z.object({
  burgerservicenummer: z.string().regex(/^[0-9]{9}$/),
  soort: z.enum(['ZORGMELDING', 'INCIDENT', 'ANTECEDENT', 'HUISVERBOD']),
  verstrekking: z
    .object({
      besluit: z.string().min(1),
      grondslag: z.string().min(1),
      ontvangers: z.array(z.string()).min(1),
      zaakkenmerk: z.string().min(1),
      totEnMet: z.iso.date(),
    })
    .nullable(),
  vertrouwelijkheid: z.string().optional(),
  bewaartermijnVanaf: z.iso.date().nullable(),
  loopt: z.boolean(),
  categorie: z.string().optional(),
  jaar: z.int().optional(),
  datum: z.iso.date().optional(),
  registratiedatum: z.iso.date().optional(),
  samenvatting: z.string().optional(),
  plaats: z.string().optional(),
  omschrijving: z.string().optional(),
  vanaf: z.iso.date().optional(),
  tot: z.iso.date().optional(),
  mutatietekst: z.string().optional(),
  melder: z.string().optional(),
});

const page = z.object({ items: z.array(item), volgendePagina: z.int().min(2).nullable() });

/** An item as the release register writes it. */
export type WireItem = z.output<typeof item>;
/** One page of the register's answer. */
export type WirePage = z.output<typeof page>;

/** The answer to a question about exactly these people and these kinds; its next page, if any, lies further on. */
export function pageAnswer(asked: {
  readonly bsns: readonly string[];
  readonly kinds: readonly string[];
  readonly page: number;
}): z.ZodType<WirePage> {
  return page.superRefine(({ items, volgendePagina }, context) => {
    for (const [index, { burgerservicenummer, soort }] of items.entries()) {
      if (!asked.bsns.includes(burgerservicenummer)) context.addIssue({ code: 'custom', path: ['items', index, 'burgerservicenummer'] });
      if (!asked.kinds.includes(soort)) context.addIssue({ code: 'custom', path: ['items', index, 'soort'] });
    }
    if (volgendePagina !== null && volgendePagina <= asked.page) context.addIssue({ code: 'custom', path: ['volgendePagina'] });
  });
}
