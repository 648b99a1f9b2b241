import type { ReportAudience } from './access-report.ts';

const leftOut =
  'Soms staat niet alles in dit overzicht. De wet laat soms niet toe dat wij iets tonen, bijvoorbeeld om een kind of iemand anders te beschermen (AVG 23; UAVG 41). Deze zin staat in elk overzicht, ook als er niets is weggelaten.';

const rights = [
  leftOut,
  'Wilt u weten welke gegevens de politie van u heeft? Vraag dat aan de politie zelf (Wpg 25).',
  'Wilt u weten of een organisatie een signaal over u of uw kind afgaf? Vraag de gemeente naar de functionaris gegevensbescherming. Vraag het over de politie aan de politie zelf.',
  'Klopt er iets niet? U mag vragen om gegevens te verbeteren (AVG 16), te wissen (AVG 17) of voorlopig niet te gebruiken (AVG 18). U mag ook bezwaar maken (AVG 21). Vraag het aan de regisseur. U krijgt binnen een maand antwoord.',
  'Hebt u vragen over uw gegevens, of bent u het ergens niet mee eens? Vraag de gemeente naar de functionaris gegevensbescherming. U mag ook een klacht indienen bij de Autoriteit Persoonsgegevens.',
  'Een computer neemt geen besluiten over u. Het gezinsbeeld bewaart geen kopie van de dossiers van de organisaties: het vraagt gegevens op wanneer iemand die mag bekijken.',
];

const officer = [
  'Dit overzicht is voor de functionaris gegevensbescherming. Het noemt alle keren dat iemand iets zag, ook wat de persoon zelf of een ouder niet te zien krijgt. Geef het niet door aan gezinsleden.',
];

/** What a report tells every reader of one kind: it depends on nothing else, so nothing can be read from it (AVG 15(1)). */
export function notesFor(audience: ReportAudience): readonly string[] {
  return audience === 'OFFICER' ? officer : rights;
}
