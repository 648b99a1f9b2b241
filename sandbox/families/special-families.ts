import { municipalityOf } from './municipalities.ts';
import type { Family, Person, Residence } from './person.ts';

const { municipality, city } = municipalityOf('0344');
const lindelaan: Residence = { kind: 'address', street: 'Lindelaan', houseNumber: 21, postalCode: '3571XK', city, since: '2015-02-01' };
const havenkade: Residence = { kind: 'address', street: 'Havenkade', houseNumber: 5, postalCode: '3511AB', city, since: '2019-08-15' };
const wharf: Residence = { kind: 'location', description: 'Woonboot t.o. Havenkade 40', since: '2017-04-01' };

type Given = Pick<Person, 'bsn' | 'givenNames' | 'birthDate' | 'sex'> & Partial<Person>;

function aPerson(surname: string, residence: Residence, given: Given): Person {
  return {
    prefix: '',
    surname,
    municipality,
    residence,
    parents: [],
    children: [],
    unions: [],
    custody: null,
    secrecy: 0,
    curatele: false,
    ...given,
  };
}

/** Birthdays: children who turn 12, 16 and 18 in November 2026, and twins. */
const birthdays = ((): Family => {
  const [joost, karin] = ['999990019', '999990020'];
  const children = ['999990032', '999990044', '999990068', '999990081', '999990093'];
  const parents = [joost, karin] as const;
  const custody = { kind: 'jointParental', parents } as const;
  const union = { kind: 'marriage', since: '2006-05-19', until: null } as const;
  const child = (index: number, givenNames: string, birthDate: string, sex: 'M' | 'V'): Person =>
    aPerson('Dijkman', lindelaan, { bsn: children[index] ?? '', givenNames, birthDate, sex, parents, custody });
  return {
    id: 'F7',
    label: 'Dijkman',
    members: [
      aPerson('Dijkman', lindelaan, {
        bsn: joost,
        givenNames: 'Joost',
        birthDate: '1979-02-11',
        sex: 'M',
        children,
        unions: [{ partner: karin, ...union }],
      }),
      aPerson('Smit', lindelaan, {
        bsn: karin,
        givenNames: 'Karin',
        birthDate: '1981-10-03',
        sex: 'V',
        children,
        unions: [{ partner: joost, ...union }],
      }),
      child(0, 'Bram', '2008-11-25', 'M'),
      child(1, 'Noor', '2010-11-27', 'V'),
      child(2, 'Tijn', '2014-11-24', 'M'),
      child(3, 'Lotte', '2019-03-08', 'V'),
      child(4, 'Sanne', '2019-03-08', 'V'),
    ],
  };
})();

/** Every kind of custody and residence that the other families lack, incomplete birth dates, curatele, a parent who died and one abroad. */
const peculiarities = ((): Family => {
  const [rosa, omar, hilde, tessa] = ['999990111', '999990123', '999990135', '999990147'];
  const [ilse, mees, pien, jip, stan, fenna] = ['999990159', '999990160', '999990172', '999990184', '999990196', '999990202'];
  const guardian = '999990226';
  const ruling = 'Er is geen persoon bekend die tijdelijk het gezag uitoefent.';
  return {
    id: 'F8',
    label: 'Verhoeven / El Amrani',
    members: [
      aPerson('Verhoeven', havenkade, {
        bsn: rosa,
        givenNames: 'Rosa',
        birthDate: '1986',
        sex: 'V',
        curatele: true,
        children: [ilse, mees, pien, jip],
      }),
      aPerson(
        'El Amrani',
        {
          kind: 'abroad',
          line1: '12 Rue du Port',
          line2: '2000 Antwerpen',
          country: { code: '5010', text: 'België' },
          since: '2024-01-10',
        },
        {
          bsn: omar,
          givenNames: 'Omar',
          birthDate: '1984-07',
          sex: 'M',
          municipality: municipalityOf('1999').municipality,
          children: [ilse, mees, pien],
          suspended: { reason: 'E', since: '2024-01-10' },
        },
      ),
      aPerson('Verhoeven', havenkade, { bsn: hilde, givenNames: 'Hilde', birthDate: '1959-12-30', sex: 'V', children: [rosa] }),
      aPerson('Bos', wharf, { bsn: tessa, givenNames: 'Tessa', birthDate: null, sex: 'V', children: [stan, fenna] }),
      aPerson('El Amrani', havenkade, {
        bsn: ilse,
        givenNames: 'Ilse',
        birthDate: '2010-03-02',
        sex: 'V',
        parents: [rosa, omar],
        custody: { kind: 'soleParental', parent: rosa, underInvestigation: true },
      }),
      aPerson('El Amrani', havenkade, {
        bsn: mees,
        givenNames: 'Mees',
        birthDate: '2014',
        sex: 'M',
        parents: [rosa, omar],
        custody: { kind: 'jointWithThird', parent: omar, third: hilde },
      }),
      aPerson('El Amrani', havenkade, {
        bsn: pien,
        givenNames: 'Pien',
        birthDate: '2016-11',
        sex: 'V',
        parents: [rosa, omar],
        custody: { kind: 'jointWithThird', parent: rosa, third: null },
      }),
      aPerson('Verhoeven', havenkade, {
        bsn: jip,
        givenNames: 'Jip',
        birthDate: '2018-06-21',
        sex: 'M',
        parents: [rosa],
        custody: { kind: 'guardianship', guardians: [guardian] },
      }),
      aPerson('Bos', wharf, {
        bsn: stan,
        givenNames: 'Stan',
        birthDate: '2012-09-14',
        sex: 'M',
        parents: [tessa],
        custody: { kind: 'temporarilyNone', explanation: ruling },
        birthUnderInvestigationSince: '2026-10-01',
      }),
      aPerson('Bos', wharf, {
        bsn: fenna,
        givenNames: 'Fenna',
        birthDate: '2021-01-05',
        sex: 'V',
        parents: [tessa],
        custody: { kind: 'guardianship', guardians: [] },
      }),
      aPerson('Vink', lindelaan, { bsn: guardian, givenNames: 'Gerda', birthDate: '1971-08-19', sex: 'V' }),
      aPerson(
        'Verhoeven',
        { kind: 'unknown', since: '2022-02-02' },
        {
          bsn: '999990238',
          givenNames: 'Arie',
          birthDate: '1957-01-09',
          sex: 'M',
          children: [rosa],
          suspended: { reason: 'O', since: '2022-02-02' },
        },
      ),
    ],
  };
})();

/** The families F7 and F8, made for the cases that the public test set lacks, on BSNs of that set that no other family uses. */
export const specialFamilies: readonly Family[] = [birthdays, peculiarities];
