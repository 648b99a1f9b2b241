import { describe, expect, test } from 'vitest';

import { families, familyById } from '../families/families.ts';
import { createDossiers } from './create-dossiers.ts';
import { deBoer } from './de-boer.ts';
import { denBraber } from './den-braber.ts';
import type { Dossiers } from './dossier.ts';
import { vertrouwelijkheden } from './dossier.ts';
import { grootEsselink } from './groot-esselink.ts';
import { caseReference, recipient } from './recipients.ts';
import { specialCases } from './special-cases.ts';

const day = '2026-11-20';
const all = createDossiers(families, day);
const everyone = families.flatMap((family) => family.members);
const mark = '999996149';
const chantal = '999996150';

/** Every text in these files, without the BSNs under which they are kept. */
function textsOf(dossiers: Dossiers): string[] {
  const texts: string[] = [];
  JSON.stringify(dossiers, (key, value: unknown) => {
    if (key === 'bsn' || key === 'informalCarer' || key === 'members') return undefined;
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

describe('texts', () => {
  test('hold no number of nine digits', () => {
    expect(textsOf(all).filter((text) => /(?<!\d)\d{9}(?!\d)/.test(text))).toEqual([]);
  });

  test.each([
    ['F1', deBoer],
    ['F2', denBraber],
    ['F4', grootEsselink],
  ] as const)('about family %s name nobody of the family', (id, dossiers) => {
    const names = familyById(id).members.map((person) => person.givenNames);
    const text = textsOf(dossiers).join('\n');
    expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });

  test('stand under the BSN of somebody in the data set', () => {
    const known = new Set(everyone.map((person) => person.bsn));
    const bsns = [...all.ggz, ...all.wmo, ...all.wi, ...all.cjg, ...all.police].map((record) => record.bsn);
    expect(bsns.filter((bsn) => !known.has(bsn))).toEqual([]);
  });
});

describe('S1', () => {
  const file = deBoer.ggz.find((dossier) => dossier.bsn === mark);

  test('Mark is in GGZ care with everything that a file can hold', () => {
    expect(deBoer.ggz.map((dossier) => dossier.bsn)).toEqual([mark]);
    expect(file?.episodes.some((episode) => episode.until === undefined)).toBe(true);
    for (const part of [file?.teams, file?.diagnoses, file?.impacts, file?.goals, file?.crisisPlans, file?.medications])
      expect(part?.length).toBeGreaterThan(0);
  });

  test('one care report on Mark and one on Chantal are released to the regisseur and to youth for the case, until after the sandbox day', () => {
    const released = deBoer.police.filter((item) =>
      item.releases.some((one) => one.caseReference === caseReference.s1 && one.until >= day && one.recipients.includes(recipient.youth)),
    );
    expect(released.map((item) => [item.bsn, item.kind, item.narrative !== undefined, item.reporter !== undefined])).toEqual([
      [mark, 'ZORGMELDING', true, true],
      [chantal, 'ZORGMELDING', true, true],
    ]);
    expect(released.flatMap((item) => item.releases.map((one) => one.recipients))).toEqual([
      [recipient.regisseur, recipient.youth],
      [recipient.regisseur, recipient.youth],
    ]);
  });

  test('the police also keep what is unreleased, released elsewhere, and released too long ago', () => {
    const releases = deBoer.police.flatMap((item) => item.releases);
    expect(deBoer.police.some((item) => item.releases.length === 0)).toBe(true);
    expect(releases.some((one) => one.until < day)).toBe(true);
    expect(releases.some((one) => one.caseReference !== caseReference.s1)).toBe(true);
    expect(releases.some((one) => !one.recipients.includes(recipient.regisseur))).toBe(true);
  });

  test('Chantal has a Wmo provision that is open, one restricted, one secret and one without a word', () => {
    const provisions = deBoer.wmo.filter((zaak) => zaak.type === 'Wmo-voorziening').map((zaak) => zaak.confidentiality);
    expect(provisions).toEqual(expect.arrayContaining(['zaakvertrouwelijk', 'vertrouwelijk', 'geheim', undefined]));
    expect(new Set(deBoer.wmo.map((zaak) => zaak.bsn))).toEqual(new Set([chantal]));
  });

  test.each([mark, chantal])('%s has a running debt trajectory with a band and creditors, and a benefit', (bsn) => {
    const running = deBoer.wi.filter((zaak) => zaak.bsn === bsn && zaak.closed === undefined);
    expect(running.map((zaak) => zaak.type).toSorted()).toEqual(['Schuldhulptraject', 'Uitkering']);
    expect(running.find((zaak) => zaak.type === 'Schuldhulptraject')?.properties).toMatchObject({
      schuldband: expect.any(String) as string,
      schuldeiser_1_naam: expect.any(String) as string,
    });
  });

  test('all three children have a youth provision and a safety assessment', () => {
    const children = deBoer.cjg.filter((dossier) => dossier.provisions.length > 0 && dossier.safetyAssessments.length > 0);
    expect(children.map((dossier) => dossier.bsn)).toEqual(['999996174', '999996186', '999996162']);
    expect(deBoer.cjg.filter((dossier) => dossier.notes.length > 0)).toHaveLength(2);
  });
});

describe('S2', () => {
  test('all six children are under supervision', () => {
    expect(grootEsselink.cjg.filter((dossier) => dossier.supervisionOrders.length === 1)).toHaveLength(6);
  });

  test('an eviction is announced, debts run, and one report is released to the mayor', () => {
    expect(grootEsselink.wi.map((zaak) => zaak.type)).toEqual(expect.arrayContaining(['Ontruiming', 'Schuldhulptraject', 'Uitkering']));
    const toMayor = grootEsselink.police.filter((item) => item.releases.some((one) => one.recipients.includes(recipient.mayor)));
    expect(toMayor).toHaveLength(1);
    expect(toMayor[0]?.releases.every((one) => one.caseReference === caseReference.s2)).toBe(true);
  });

  test('the mother’s name carries a safety assessment', () => {
    expect(grootEsselink.cjg.find((dossier) => dossier.bsn === '999999357')?.safetyAssessments).toHaveLength(1);
  });
});

test('S3: Wmo for the father, youth provisions for the father and two children, nothing at the police or the GGZ', () => {
  expect(denBraber.wmo.map((zaak) => zaak.bsn)).toEqual(['999994542']);
  expect(denBraber.cjg.filter((dossier) => dossier.provisions.length > 0).map((dossier) => dossier.bsn)).toEqual([
    '999994542',
    '999995832',
    '999995807',
  ]);
  expect([...denBraber.police, ...denBraber.ggz, ...denBraber.wi]).toEqual([]);
  const members = new Set(familyById('F2').members.map((person) => person.bsn));
  expect([...all.police, ...all.ggz].some((record) => members.has(record.bsn))).toBe(false);
});

describe('special cases', () => {
  test('hold every vertrouwelijkheidaanduiding, and none', () => {
    const found = new Set(specialCases.wmo.map((zaak) => zaak.confidentiality));
    expect(found).toEqual(new Set([...vertrouwelijkheden, undefined]));
  });

  test('hold a deleted resource, a record that ended nobody knows when, and records long ended', () => {
    expect(deBoer.ggz.flatMap((dossier) => dossier.diagnoses).some((one) => one.deleted === true)).toBe(true);
    expect(specialCases.cjg.flatMap((dossier) => dossier.episodes).some((one) => one.endUnknown === true)).toBe(true);
    expect(specialCases.ggz.flatMap((dossier) => dossier.episodes).some((one) => one.finished === true && one.until === undefined)).toBe(
      true,
    );
    expect(deBoer.wmo.some((zaak) => (zaak.closed ?? day) < '2006-01-01')).toBe(true);
  });
});

describe('generated files', () => {
  test('are the same every time', () => {
    expect(createDossiers(families, day)).toEqual(all);
  });

  test('give every partner volume', () => {
    expect([all.ggz.length, all.wmo.length, all.wi.length, all.cjg.length, all.police.length].every((count) => count > 25)).toBe(true);
  });
});
