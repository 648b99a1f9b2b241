import { z } from 'zod';

/** The fields of an item that a question can select. */
export const selectableFields = [
  'categorie',
  'jaar',
  'datum',
  'registratiedatum',
  'samenvatting',
  'plaats',
  'omschrijving',
  'vanaf',
  'tot',
  'mutatietekst',
  'melder',
] as const;
/** A field of an item that a question can select. */
export type SelectableField = (typeof selectableFields)[number];

const question = z.strictObject({
  burgerservicenummers: z
    .array(z.string().regex(/^\d{9}$/))
    .min(1)
    .max(20),
  ontvanger: z.string().regex(/^\d{20}\/[A-Z]{2,4}$/),
  zaakkenmerk: z.string().min(1).max(40).optional(),
  soorten: z
    .array(z.enum(['ZORGMELDING', 'INCIDENT', 'ANTECEDENT', 'HUISVERBOD']))
    .min(1)
    .optional(),
  velden: z.array(z.enum(selectableFields)).optional(),
  pagina: z.int().min(1).optional(),
});

/** A question to the register, as release-register.openapi.yaml has it (Zoekvraag). */
export type Question = z.infer<typeof question>;

/** Reads a question; null when the text is no JSON or not a question, without saying what was wrong with it. */
export function readQuestion(text: string): Question | null {
  try {
    const { data } = question.safeParse(JSON.parse(text));
    const unique =
      data !== undefined &&
      [data.burgerservicenummers, data.soorten ?? [], data.velden ?? []].every((list) => new Set<string>(list).size === list.length);
    return unique ? data : null;
  } catch {
    return null;
  }
}
