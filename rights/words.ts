import type { LevelName } from '#consent/vocabulary.ts';

/** How much was shown, as it is told to the person. */
export const extentNl: Readonly<Record<LevelName, string>> = {
  NONE: 'niets',
  SIGNAL: 'alleen dat het er is',
  COARSE: 'in grote lijnen',
  FULL: 'volledig',
};

/** What an organisation was told by itself, in words: no more than this. */
export const messageNl = 'bericht dat er iets is veranderd';

/** What was read at the hub's own desk, in words: that it was, and no more. */
export const atDesk = {
  dataClass: 'DESK',
  what: 'wat het gezinsbeeld zelf bijhoudt, zoals toestemmingen, taken, verzoeken en wie er keek',
  extent: 'ingezien',
  article: null,
} as const;

/** The sources in the words that users read. */
const sourceNames: Readonly<Record<string, string>> = {
  hub: 'het gezinsbeeld zelf',
  brp: 'de Basisregistratie Personen (BRP)',
  police: 'de politie',
  ggz: 'de GGZ',
  cjg: 'het Centrum voor Jeugd en Gezin',
  wmo: 'de Wmo',
  wi: 'werk en inkomen',
  school: 'de school',
  vt: 'Veilig Thuis',
};

/** A source in words; a source that has none yet by its own name. */
export function sourceNl(source: string): string {
  return sourceNames[source] ?? source;
}
