import { describe, expect, test } from 'vitest';
import type { Question } from './decide.ts';
import { explainVerdict } from './explain-verdict.ts';
import { harmlessFacts } from './harmless-facts.ts';
import { simulatePersona } from './simulate-persona.ts';
import { defaultPolicy, defaultTables } from './testing/default-policy.ts';
import { facts as vocabulary, type Facts } from './vocabulary.ts';

const explained = (question: Pick<Question, 'role' | 'purpose' | 'dataClass'>, facts: Facts): ReturnType<typeof explainVerdict> =>
  explainVerdict(defaultTables, { ...question, facts: { ...harmlessFacts, ...facts } });
const diagnosis = { role: 'REG', purpose: 'COORD', dataClass: 'GGZ_DIAGNOSIS' } as const;

describe('a verdict in two wordings', () => {
  test('nothing shows, and a waiver would open it', () => {
    const { professional, officer, verdict } = explained(diagnosis, { involvement: 'ACTIVE' });
    expect(verdict).toMatchObject({ level: 'NONE', reason: 'DEFAULT_DENY' });
    expect(professional).toBe(
      'U ziet voor het doel ‘uitvoering en afstemming van het plan’ het gegeven ‘diagnose’ niet. Er is geen regel die dit toestaat (BW 7:457). ' +
        'Vraag het gezinslid, of wie het gezag heeft, om een toestemming die dit gegeven met name noemt.',
    );
    expect(officer).toBe(
      'De regisseur ziet voor het doel ‘uitvoering en afstemming van het plan’ het gegeven ‘diagnose’ niet. Geen enkele regel staat dit toe. ' +
        'De regel die het dichtst in de buurt komt is ‘ggz-diagnosis-reg-named’ (BW 7:457). ' +
        'Als er geldige toestemming is en de toestemming dit gegeven met name noemt, wordt het volledig zichtbaar. ' +
        `Beleidsversie: ${defaultPolicy.hash}.`,
    );
  });

  test('a rule opens it', () => {
    const { professional, officer } = explained(
      { role: 'POL', purpose: 'COORD', dataClass: 'POLICE_NARRATIVE' },
      { involvement: 'ACTIVE', source: 'OWN' },
    );
    expect(professional).toMatch(
      /het gegeven ‘mutatietekst’ volledig\. De politie ziet de mutatietekst, uit het eigen dossier \(Wpg 8\)\.$/,
    );
    expect(officer).toContain('Regel ‘police-narrative-pol-own’ (Wpg 8) opent dit: De politie ziet de mutatietekst');
    expect(officer).toContain('Dit geldt als de gegevens van de eigen organisatie zijn.');
    expect(officer).toMatch(/Als .* of als de bewaartermijn voorbij is, is het niet meer zichtbaar\./);
  });

  test('a rule closes it', () => {
    const { officer } = explained(
      { role: 'WMO', purpose: 'COORD', dataClass: 'PERSON_ADDRESS' },
      { involvement: 'ACTIVE', secretAddress: 'YES' },
    );
    expect(officer).toContain('Regel ‘secret-address’ (Wet BRP 2.59) sluit dit af');
    expect(officer).toMatch(/Als .*als het adres niet geheim is, wordt het volledig zichtbaar\./);
  });

  test('it is for another purpose only', () => {
    const { professional, officer } = explained({ role: 'BM', purpose: 'COORD', dataClass: 'PERSON_NAME' }, {});
    expect(professional).toContain('Dit kan alleen voor een ander doel: openbare orde en veiligheid.');
    expect(officer).toContain('die toont het gegeven voor het doel ‘openbare orde en veiligheid’ in grote lijnen');
    expect(officer).toContain('Voor dit doel zou geen enkel ander feit hier iets aan veranderen.');
  });

  test('what is not known is told to open nothing', () => {
    const { officer } = explainVerdict(defaultTables, { ...diagnosis, facts: { involvement: 'ACTIVE' } });
    expect(officer).toContain('Wat niet bekend is opent niets: ');
    expect(officer).toContain('bewaartermijn');
  });

  test('never names a class, role, purpose or fact by its code', () => {
    for (const { role, purpose, dataClass } of defaultTables.cells.filter((_, index) => index % 61 === 0)) {
      const { professional, officer } = explained({ role, purpose, dataClass }, { involvement: 'ACTIVE' });
      const names = [dataClass, ...Object.keys(vocabulary).filter((name) => name !== 'match' && /[A-Z]/.test(name))];
      for (const name of names) expect(`${professional} ${officer}`).not.toMatch(new RegExp(`\\b${name}\\b`));
    }
  });
});

describe('the professional reads the same whatever lies behind it', () => {
  test.each(['NONE', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'UNKNOWN'] as const)('a waiver that is %s', (waiver) => {
    expect(explained(diagnosis, { involvement: 'ACTIVE', waiver }).professional).toBe(
      explained(diagnosis, { involvement: 'ACTIVE' }).professional,
    );
  });

  test('a record that is secret, and one that is too old', () => {
    const provision = { role: 'REG', purpose: 'COORD', dataClass: 'WMO_PROVISION' } as const;
    const [secret, past] = [{ confidentiality: 'SECRET' } as const, { retention: 'PAST' } as const].map((facts) =>
      explained(provision, { involvement: 'ACTIVE', ...facts }),
    );
    expect(secret?.professional).toBe(past?.professional);
    expect(secret?.officer).not.toBe(past?.officer);
  });

  test('a family member gets no reason about somebody else', () => {
    const { professional } = explained({ role: 'LID', purpose: 'RIGHTS', dataClass: 'YOUTH_NOTES' }, { self: 'HOLDER' });
    expect(professional).toBe('U ziet voor het doel ‘inzage in eigen gegevens’ het gegeven ‘dossiernotities’ niet.');
  });
});

test('a persona sees every class once, at the level that is decided', () => {
  const persona = { role: 'REG', purpose: 'COORD', facts: { ...harmlessFacts, involvement: 'ACTIVE' } } as const;
  const rows = simulatePersona(defaultTables, persona);
  expect(rows.map(({ dataClass }) => dataClass)).toEqual(defaultPolicy.classes.map(({ name }) => name));
  for (const { dataClass, level, reason, textNl, nl } of rows) {
    expect(defaultTables.verdict('REG', 'COORD', dataClass, persona.facts)).toMatchObject({ level, reason, textNl });
    expect(nl).not.toBe('');
  }
  expect(rows.find(({ dataClass }) => dataClass === 'PERSON_NAME')).toMatchObject({
    nl: 'naam',
    level: 'FULL',
    rule: 'person-name-reg',
    article: 'AVG 6(1)(e)',
  });
});
