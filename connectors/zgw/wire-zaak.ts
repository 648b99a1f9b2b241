import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A zaaktype of the catalogue, as far as it tells one kind of case from another. */
export const wireZaaktype = z.object({ url: z.string().optional(), identificatie: z.string().optional() });

/** A zaakeigenschap: a property of a case by name. */
export const wireEigenschap = z.object({ naam: z.string(), waarde: z.string() });

/** A statustype of the catalogue: what the status is called. */
export const wireStatustype = z.object({ omschrijving: z.string().optional() });

/** A status of a case; an empty object stands for a case without one. */
export const wireStatus = z.object({
  statustype: z.string().optional(),
  statustoelichting: z.string().optional(),
  _expand: z.object({ statustype: wireStatustype.optional() }).optional(),
});

/** Somebody's role in a case. */
export const wireRol = z.object({
  betrokkeneType: z.string(),
  afwijkendeNaamBetrokkene: z.string().optional(),
  omschrijving: z.string().optional(),
  omschrijvingGeneriek: z.string().optional(),
  indicatieMachtiging: z.string().optional(),
  contactpersoonRol: z
    .object({ naam: z.string().optional(), telefoonnummer: z.string().optional(), emailadres: z.string().optional() })
    .nullable()
    .optional(),
  betrokkeneIdentificatie: z
    .object({
      inpBsn: z.string().optional(),
      voorletters: z.string().optional(),
      voornamen: z.string().optional(),
      voorvoegselGeslachtsnaam: z.string().optional(),
      geslachtsnaam: z.string().optional(),
    })
    .nullable()
    .optional(),
});

/** A case (zaak) of the ZGW Zaken API, with what was expanded in it. */
export const wireZaak = z.object({
  url: z.string(),
  zaaktype: z.string(),
  registratiedatum: day.nullable().optional(),
  startdatum: day,
  einddatum: day.nullable().optional(),
  startdatumBewaartermijn: day.nullable().optional(),
  vertrouwelijkheidaanduiding: z.string().nullable().optional(),
  status: z.string().nullable().optional(),
  _expand: z
    .object({
      zaaktype: wireZaaktype.optional(),
      eigenschappen: z.array(wireEigenschap).optional(),
      rollen: z.array(wireRol).optional(),
      status: wireStatus.nullable().optional(),
    })
    .optional(),
});

/** One page of a list. */
export function pageOf<T>(item: z.ZodType<T>) {
  return z.object({ next: z.string().nullable().optional(), results: z.array(item) });
}

export type WireZaak = z.infer<typeof wireZaak>;
export type WireRol = z.infer<typeof wireRol>;
export type WireZaaktype = z.infer<typeof wireZaaktype>;
export type WireStatus = z.infer<typeof wireStatus>;
export type WireEigenschap = z.infer<typeof wireEigenschap>;
