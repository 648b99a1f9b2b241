import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccessReport, ReportEntry } from '../access-report.ts';
import { notesFor } from '../notes.ts';
import { reportPagePolicy } from './page-style.ts';
import { renderRefusal } from './render-refusal.ts';
import { renderReport } from './render-report.ts';

const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

const entry = (changes: Partial<ReportEntry>): ReportEntry => ({
  at: new Date('2026-11-18T09:02:00Z'),
  who: 'de regisseur (Gemeente Voorbeeldstad)',
  recipient: '00000099000000001000/REG',
  subject: null,
  purpose: 'uitvoering en afstemming van het plan',
  seen: [
    { dataClass: 'PERSON_NAME', what: 'naam', extent: 'volledig', article: 'AVG 6(1)(e)' },
    { dataClass: 'WI_DEBT', what: 'schuldhulptraject', extent: 'in grote lijnen', article: 'Wgs schuldhulpverlening 8' },
  ],
  ...changes,
});

const report: AccessReport = {
  caseId: 's1',
  memberId: 's1-m1',
  audience: 'SELF',
  from: '2025-11-20',
  until: '2026-11-20',
  madeAt: new Date('2026-11-20T09:00:00Z'),
  complete: true,
  entries: [
    entry({ at: new Date('2026-11-18T13:40:00Z') }),
    entry({}),
    entry({
      at: new Date('2026-11-16T15:20:00Z'),
      who: 'een medewerker van de GGZ (GGZ De Brug)',
      purpose: 'behandeling of jeugdhulp door de eigen organisatie',
      seen: [{ dataClass: 'GGZ_IN_CARE', what: 'in zorg bij GGZ', extent: 'alleen dat het er is', article: null }],
    }),
    entry({ at: new Date('2026-11-02T22:59:00Z'), who: 'u zelf', purpose: 'inzage in eigen gegevens' }),
  ],
  signals: [],
  notes: notesFor('SELF'),
};

describe('the page of a report', () => {
  const html = renderReport(report);
  test('is Dutch, has one main heading, and a table whose columns and rows are named', () => {
    expect(html).toContain('<html lang="nl">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<h1>Wie heeft uw gegevens bekeken?</h1>');
    expect(html.match(/<th scope="col" role="columnheader">/g)).toHaveLength(5);
    expect(html.match(/<th scope="row" role="rowheader">/g)).toHaveLength(3);
  });
  test('names signals where there are some to tell of, and else says nothing of them', () => {
    const who = 'een medewerker van de Wmo (<Gemeente>)';
    const raisedAt = new Date('2026-11-12T09:00:00Z');
    const signals = [
      { raisedAt, who, recipient: 'x', endedOn: null },
      { raisedAt, who, recipient: 'x', endedOn: '2026-11-18' },
    ];
    const page = renderReport({ ...report, audience: 'OFFICER', signals });
    expect(page).toContain('<li>Een medewerker van de Wmo (&lt;Gemeente&gt;), donderdag 12 november 2026: telt nog</li>');
    expect(page).toContain('donderdag 12 november 2026: telt niet meer sinds 18 november 2026</li>');
    expect(html).not.toContain('Signalen over dit gezinslid');
  });
  test('puts equal looks of one day together and tells times as they were in the Netherlands', () => {
    expect(html).toContain('woensdag 18 november 2026<span class="times">10.02 uur, 14.40 uur</span>');
    expect(html).toContain('maandag 2 november 2026<span class="times">23.59 uur</span>');
  });
  test('tells many times of one day in short', () => {
    const entries = [5, 4, 3, 2, 1].map((hour) => entry({ at: new Date(`2026-11-18T0${hour}:00:00Z`) }));
    expect(renderReport({ ...report, entries })).toContain('5 keer, van 02.00 uur tot 06.00 uur');
  });
  test('says in words how much was seen', () => {
    expect(html).toContain('<li>Volledig: naam</li><li>In grote lijnen: schuldhulptraject</li>');
  });
  test('holds no scripts, nothing from elsewhere and no code names', () => {
    expect(html).not.toMatch(/<script|\son[a-z]+=|https?:|PERSON_NAME|WI_DEBT|undefined|null/);
  });
  test('shows what others wrote as text, never as markup', () => {
    const hostile = '<img src=x onerror=alert(1)>"&';
    const page = renderReport({ ...report, caseId: hostile, entries: [entry({ who: hostile, purpose: hostile })] });
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;');
  });
  test('says so when there is nothing, and when there is more than fits', () => {
    expect(renderReport({ ...report, entries: [] })).toContain('In deze periode staat er niets in het overzicht.');
    expect(renderReport({ ...report, complete: false })).toContain('Vraag het overzicht aan voor een kortere periode.');
  });
  test('names users for the privacy officer only', () => {
    const entries = [entry({ subject: 'prof-regisseur' })];
    expect(renderReport({ ...report, audience: 'OFFICER', entries })).toContain('gebruiker prof-regisseur');
    expect(renderReport({ ...report, entries })).not.toContain('prof-regisseur');
  });
  test('a refusal is a page too', () => {
    const page = renderRefusal([{ code: 'NOT_YOURS', messageNl: 'Dit kan niet.' }]);
    expect(page).toContain('Dit kan niet.');
    expect(page).not.toContain('NOT_YOURS');
  });
});

describe.skipIf(!existsSync(browserPath))('the page in a browser', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: browserPath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
    });
    page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    await page.route('**/*', async (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': reportPagePolicy },
        body: renderReport(report),
      }),
    );
    await page.goto('http://report.test/');
    if (process.env['SCREENSHOTS'] !== undefined) {
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/report.png`, fullPage: true });
      await page.pdf({ path: `${process.env['SCREENSHOTS']}/report.pdf`, format: 'A4', preferCSSPageSize: true });
    }
  }, 60_000);
  afterAll(async () => browser.close());

  test('its own style sheet is allowed, and nothing is complained about', async () => {
    expect(complaints).toEqual([]);
    expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color)).toBe('rgb(20, 55, 94)');
  });
  test('every colour of text stands out from its background (WCAG 1.4.3)', async () => {
    const worst = await page.evaluate(() => {
      const parts = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
      const light = (colour: string): number => {
        const [r = 0, g = 0, b = 0] = parts(colour).map((part) =>
          part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element: Element | null): string => {
        if (element === null) return 'rgb(255, 255, 255)';
        const { backgroundColor } = getComputedStyle(element);
        return (parts(backgroundColor)[3] ?? 1) > 0 ? backgroundColor : behind(element.parentElement);
      };
      return Math.min(
        ...[...document.querySelectorAll('main *')].map((element) => {
          const [one, other] = [light(getComputedStyle(element).color), light(behind(element))];
          return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        }),
      );
    });
    expect(worst).toBeGreaterThan(4.5);
  });
  test('fits a telephone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 380, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll('.wide')].every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth),
      ),
    ).toBe(true);
    if (process.env['SCREENSHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/phone.png`, fullPage: true });
  });
});
