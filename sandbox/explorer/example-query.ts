/** The query that the explorer opens with: as the regisseur of S1 most of it shows, and the diagnosis stays closed. */
export const exampleQuery = `# Druk op de roze knop: u vraagt het
# gezinsbeeld van dossier s1.
# Kies daarna bovenaan een andere rol,
# en vraag het nog eens.
#
# Een veld dat u niet mag zien, is null.
# Onder "withheld" leest u waarom,
# en wat daar iets aan verandert.
#
# Andere dossiers: s1-withdrawn, s2,
# s1-walter-agreed, s2-escalated en s3.

query Gezinsbeeld($dossier: ID!) {
  familyCase(id: $dossier) {
    phase
    triage
    regisseur {
      name
      dutyPhone
    }
    members {
      name
      ageBand
      address {
        street
        houseNumber
        city
      }
      policeReports {
        category
        year
        # De tekst ziet alleen de politie.
        narrative
      }
      ggzFunctionalImpacts {
        domain
        band
      }
      # De diagnose ziet de regisseur niet.
      ggzDiagnoses {
        text
      }
      debts {
        debtBand
        # Het bedrag blijft dicht.
        amount
      }
    }
  }
}
`;

/** The variables that belong to it. */
export const exampleVariables = '{\n  "dossier": "s1"\n}\n';
