/** What `--help` prints. */
export const usage = `Gebruik: npm run -s policy -- OPDRACHT [BESTAND…] [opties]
BESTAND is een YAML-bestand of een map met YAML-bestanden. Samen zijn ze één beleidsversie.
Zonder BESTAND: het beleid dat het gezinsbeeld meebrengt.

  check     alle controles: vorm en woorden, eigenschappen, testgevallen, wat er verandert, regels zonder effect
            --against BESTAND  de versie die nu geldt (standaard het beleid dat het gezinsbeeld meebrengt)
            --reason TEKST     waarom er meer zichtbaar mag worden
  test      de testgevallen van het beleid
  prove     de eigenschappen P1 tot en met P7 en de eigen eigenschappen
  diff A B  wie in B van welk gegeven meer of minder ziet dan in A
  explain   waarom iets wel of niet zichtbaar is
            --role R --purpose P --class K [--organisation OIN] [--fact naam=waarde …]
  simulate  wat iemand van elk gegeven ziet
            --role R --purpose P [--organisation OIN] [--fact naam=waarde …]
  publish   zet de bestanden als concept in een hub; het token staat in GEZINSBEELD_TOKEN (of --token)
            --url URL          de hub
            --propose          en stelt het concept voor
            --reason TEKST     waarom er meer zichtbaar mag worden
            --note TEKST       een aantekening bij het concept
            --based-on HASH    de versie waarop u hebt voortgebouwd

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
