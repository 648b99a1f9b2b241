import { z } from 'zod';

// The shapes of BRP API Personen 2.7 that we read; what is not named here is ignored.
const bsn = z.string().regex(/^[0-9]{9}$/);
const label = z.object({ code: z.string().optional(), omschrijving: z.string().optional() });

const date = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Datum'), datum: z.iso.date() }),
  z.object({ type: z.literal('JaarMaandDatum'), jaar: z.int(), maand: z.int().min(1).max(12) }),
  z.object({ type: z.literal('JaarDatum'), jaar: z.int() }),
  z.object({ type: z.literal('DatumOnbekend') }),
]);

const dutchAddress = z.object({
  officieleStraatnaam: z.string().optional(),
  korteStraatnaam: z.string().optional(),
  huisnummer: z.int().optional(),
  huisletter: z.string().optional(),
  huisnummertoevoeging: z.string().optional(),
  postcode: z.string().optional(),
  woonplaats: z.string().optional(),
});

const residence = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('Adres'),
    verblijfadres: dutchAddress.optional(),
    indicatieVastgesteldVerblijftNietOpAdres: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('Locatie'),
    verblijfadres: z.object({ locatiebeschrijving: z.string().optional() }).optional(),
    indicatieVastgesteldVerblijftNietOpAdres: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('VerblijfplaatsBuitenland'),
    verblijfadres: z
      .object({ regel1: z.string().optional(), regel2: z.string().optional(), regel3: z.string().optional(), land: label.optional() })
      .optional(),
  }),
  z.object({ type: z.literal('VerblijfplaatsOnbekend') }),
]);

const holder = z.object({ burgerservicenummer: bsn.optional() });
const minor = { minderjarige: z.object({ burgerservicenummer: bsn }), inOnderzoek: z.boolean().optional() };

const authority = z.discriminatedUnion('type', [
  z.object({ type: z.literal('GezamenlijkOuderlijkGezag'), ...minor, ouders: z.array(holder).optional() }),
  z.object({ type: z.literal('EenhoofdigOuderlijkGezag'), ...minor, ouder: holder.optional() }),
  z.object({ type: z.literal('GezamenlijkGezag'), ...minor, ouder: holder.optional(), derde: holder.optional() }),
  z.object({ type: z.literal('Voogdij'), ...minor, derden: z.array(holder).optional() }),
  z.object({ type: z.literal('TijdelijkGeenGezag'), ...minor }),
  z.object({ type: z.literal('GezagNietTeBepalen'), ...minor }),
]);

const person = z.object({
  burgerservicenummer: bsn,
  naam: z.object({ volledigeNaam: z.string().optional() }).optional(),
  leeftijd: z.int().min(0).max(150).optional(),
  geboorte: z.object({ datum: date.optional() }).optional(),
  gemeenteVanInschrijving: label.optional(),
  verblijfplaats: residence.optional(),
  geheimhoudingPersoonsgegevens: z.boolean().optional(),
  indicatieCurateleRegister: z.boolean().optional(),
  ouders: z.array(z.object({ burgerservicenummer: bsn.optional(), datumIngangFamilierechtelijkeBetrekking: date.optional() })).optional(),
  kinderen: z.array(z.object({ burgerservicenummer: bsn.optional() })).optional(),
  partners: z
    .array(
      z.object({
        burgerservicenummer: bsn.optional(),
        aangaanHuwelijkPartnerschap: z.object({ datum: date.optional() }).optional(),
        ontbindingHuwelijkPartnerschap: z.object({ datum: date.optional() }).optional(),
      }),
    )
    .optional(),
  gezag: z.array(authority).optional(),
});

const answer = z.object({ type: z.literal('RaadpleegMetBurgerservicenummer'), personen: z.array(person).default([]) });

/** A date as the BRP writes it: whole, without a day, without a month, or unknown. */
export type WireDate = z.output<typeof date>;
/** A place of residence as the BRP writes it. */
export type WireResidence = z.output<typeof residence>;
/** A relation of authority as the BRP's custody module (version 2) writes it. */
export type WireAuthority = z.output<typeof authority>;
/** A person as the BRP writes it, with only the fields that were asked for. */
export type WirePerson = z.output<typeof person>;

/** The answer to `RaadpleegMetBurgerservicenummer` for exactly these people: each at most once, and nobody else. */
export function personsAnswer(asked: ReadonlySet<string>): z.ZodType<{ readonly personen: readonly WirePerson[] }> {
  return answer.superRefine(({ personen }, context) => {
    const seen = new Set<string>();
    for (const [index, { burgerservicenummer }] of personen.entries()) {
      if (!asked.has(burgerservicenummer) || seen.has(burgerservicenummer)) {
        context.addIssue({ code: 'custom', path: ['personen', index, 'burgerservicenummer'] });
      }
      seen.add(burgerservicenummer);
    }
  });
}
