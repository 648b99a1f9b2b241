/** What is answered `false` without asking the policy, with what the caller reads about it. It is the same whatever there is in the database. */
export const refusals = {
  SUBJECT_TYPE_UNKNOWN: 'Er wordt alleen over gebruikers beslist.',
  SUBJECT_NOT_YOURS:
    'U kunt alleen vragen stellen over uzelf. Het systeem dat uw organisatie daarvoor aanwees, kan vragen stellen over haar gebruikers in dezelfde rol.',
  PURPOSE_MISSING: 'Het doel ontbreekt. Zonder doel worden geen gegevens getoond (AVG 5(1)(b)).',
  PURPOSE_UNKNOWN: 'Dit doel bestaat niet.',
  PURPOSE_NOT_ALLOWED: 'Dit doel hoort niet bij uw toegang.',
  ACTION_UNKNOWN: 'Deze handeling bestaat niet.',
  CLASS_UNKNOWN: 'Deze soort gegevens bestaat niet.',
  RESOURCE_UNKNOWN: 'Dit gezin of gezinslid bestaat niet voor deze gebruiker.',
} as const;

/** The code of such an answer. */
export type RefusalCode = keyof typeof refusals;
