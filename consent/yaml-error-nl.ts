import type { ErrorCode } from 'yaml';

const sentences: { readonly [code in ErrorCode]?: string } = {
  BAD_DIRECTIVE: 'een regel die met % begint kan hier niet',
  BAD_DQ_ESCAPE: 'een teken na een schuine streep (\\) is onbekend; gebruik enkele aanhalingstekens',
  BAD_INDENT: 'het inspringen klopt niet (wat bij elkaar hoort begint in dezelfde kolom), of een haak is niet gesloten',
  BAD_SCALAR_START: 'een tekst begint met een bijzonder teken; zet er aanhalingstekens om',
  BLOCK_IN_FLOW: 'tussen haken kan geen lijst met streepjes staan',
  DUPLICATE_KEY: 'dit veld staat er twee keer',
  KEY_OVER_1024_CHARS: 'de naam van een veld is te lang',
  MISSING_CHAR: 'er ontbreekt een teken, zoals een haak, een komma, een aanhalingsteken of een dubbele punt',
  MULTILINE_IMPLICIT_KEY: 'de naam van een veld loopt over meer regels; vaak ontbreekt er een dubbele punt',
  MULTIPLE_DOCS: 'er staan twee documenten in één bestand; haal de regel met --- weg',
  NON_STRING_KEY: 'de naam van een veld moet een tekst zijn',
  TAB_AS_INDENT: 'spring in met spaties, niet met tabs',
};

/** What is wrong with the YAML, in plain Dutch, by the parser's error code. */
export function yamlErrorNl(code: ErrorCode): string {
  return `dit is geen geldige YAML: ${sentences[code] ?? 'hier staat iets wat niet te lezen is; kijk naar haken, aanhalingstekens en inspringen'}`;
}
