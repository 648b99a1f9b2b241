/** What `--help` prints. */
export const usage = `Gebruik: npm run -s policy -- OPDRACHT [BESTAND…] [opties]
BESTAND is een YAML-bestand of een map met YAML-bestanden; samen zijn ze één beleidsversie. Zonder BESTAND: het beleid van het project zelf.

  check     alle controles: vorm en woorden, eigenschappen, testgevallen, regels zonder effect, wat er verruimt
            --against BESTAND  de versie die nu geldt (standaard het beleid van het project)
            --reason TEKST     waarom er meer zichtbaar mag worden
  test      de testgevallen van het beleid
  prove     de eigenschappen P1 tot en met P7 en de eigen eigenschappen
  diff A B  welke cellen in B ruimer of krapper zijn dan in A
  explain   --role R --purpose P --class K [--organisation OIN] [--fact naam=waarde …]: waarom iets wel of niet zichtbaar is
  simulate  --role R --purpose P [--organisation OIN] [--fact naam=waarde …]: wat iemand van elk gegeven ziet
  publish   BESTAND… --url URL: zet de bestanden als concept in een hub; het token staat in GEZINSBEELD_TOKEN (of --token)
            --propose          en stelt het voor; --reason TEKST waarom er meer zichtbaar mag worden; --note TEKST; --based-on HASH

  --day JJJJ-MM-DD  de dag waarop het beleid moet gelden (standaard vandaag)
  --json            uitvoer voor programma's
  --help            deze uitleg
Feiten die u niet noemt hebben hun gewone waarde (zie docs/policy-cli.md).
Einde: 0 als het klopt, 1 als het niet klopt, 2 bij verkeerd gebruik.`;

/** A command that was used wrongly: its message is for the person at the keyboard. Ends with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'POLICY_USAGE';
}
