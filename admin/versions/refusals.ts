import type { VersionProblem } from './versions.ts';

/** Why a transition is refused, by stable code, and what to do about it, in plain Dutch. */
export const refusals = {
  POLICY_ROLE: 'Alleen een functionaris gegevensbescherming kan beleidsversies maken, voorstellen en goedkeuren.',
  POLICY_VERSION_UNKNOWN: 'Er is geen beleidsversie met deze hash. Kijk in de lijst van versies welke er wel zijn.',
  POLICY_CHANGED_MEANWHILE:
    'Deze beleidsversie is intussen veranderd: iemand anders was u voor, of u keek naar een oude stand. Bekijk hoe de versie er nu voor staat en beslis opnieuw.',
  POLICY_BASE_CHANGED:
    'Intussen geldt een andere beleidsversie dan die waarop deze voortbouwt. Als deze ging gelden, verviel de andere wijziging zonder dat iemand dat besloot. Trek dit voorstel in, neem de andere wijziging over in uw bestanden, en dien ze opnieuw in als concept op de versie die nu geldt.',
  POLICY_OWN_PROPOSAL:
    'U kunt niet goedkeuren wat u zelf hebt gemaakt of voorgesteld, ook niet met een ander token. Vraag het aan een collega die ook functionaris gegevensbescherming is.',
  POLICY_BACK_DATED:
    'Een beleidsversie kan niet met terugwerkende kracht gaan gelden. Kies een moment in de toekomst, of laat de versie nu ingaan.',
  POLICY_ALREADY_ACTIVE: 'Deze inhoud is precies die van de versie die nu geldt. Er is niets te veranderen.',
  POLICY_REASON_MISSING: 'Schrijf op waarom.',
  POLICY_TEXT_TOO_LONG: 'Deze toelichting is te lang: hoogstens 4000 tekens.',
  POLICY_TEXT_HOLDS_BSN:
    'In deze toelichting staat een nummer dat een BSN kan zijn. Schrijf het zonder dat nummer: een toelichting blijft altijd bewaard.',
  POLICY_NOT_PUBLISHABLE:
    'Deze versie komt niet door alle controles, en mag daarom niet gaan gelden. Wat er mis is, staat bij de andere meldingen.',
  POLICY_FILES: 'Een beleidsversie bestaat uit minstens één en hoogstens honderd bestanden, samen hoogstens 4 MiB.',
  POLICY_FILE_NAME:
    'Een bestand heeft een naam als ‘rules.yaml’ of ‘grants/ggz.yaml’: letters, cijfers en streepjes, eindigend op .yaml, en elke naam één keer.',
  POLICY_FILE_TEXT: 'Dit bestand bevat tekens die in een tekst niet kunnen staan.',
} as const satisfies Readonly<Record<string, string>>;

/** The code of a refusal. */
export type RefusalCode = keyof typeof refusals;

/** The problem behind a refusal, with the file at fault when there is one. */
export const refusal = (code: RefusalCode, file: string | null = null): VersionProblem => ({
  code,
  messageNl: refusals[code],
  file,
  line: null,
  column: null,
});
