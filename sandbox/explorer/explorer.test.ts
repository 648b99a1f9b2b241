import { existsSync, readFileSync } from 'node:fs';

import { buildASTSchema, graphql, parse, validate } from 'graphql';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { createIdentityProvider } from '../identity/create-identity-provider.ts';
import type { IdentityProvider } from '../identity/create-identity-provider.ts';
import { demoTokenRoute } from '../identity/demo-token-route.ts';
import { replyJson, startStandIn } from '../stand-in.ts';
import type { StandIn } from '../stand-in.ts';
import { createExplorer, explorerSecurityPolicy } from './create-explorer.ts';
import { exampleQuery, exampleVariables } from './example-query.ts';

const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const schema = buildASTSchema(parse(readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')), {
  assumeValid: true,
  assumeValidSDL: true,
});
const files = createExplorer();

describe('the files of the explorer', () => {
  test('its query is valid and its variables are JSON', () => {
    expect(validate(schema, parse(exampleQuery))).toEqual([]);
    expect(JSON.parse(exampleVariables)).toEqual({ dossier: 's1' });
  });
  test('every file that the page names is there, and nothing comes from elsewhere', () => {
    const page = files.get('/')?.body ?? '';
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '').filter((path) => path !== 'data:,');
    expect(named.filter((path) => !files.has(path))).toEqual([]);
    expect(page).not.toMatch(/https?:/);
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|<style/);
  });
});

describe.skipIf(!existsSync(browserPath))('the explorer in a browser', () => {
  let identity: IdentityProvider;
  let hub: StandIn;
  let browser: Browser;
  let page: Page;
  const elsewhere: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    identity = await createIdentityProvider({ audience: 'https://hub.example/graphql' });
    hub = await startStandIn({
      name: 'hub',
      handler: async ({ url, body }) => {
        const file = files.get(url.pathname);
        if (file !== undefined)
          return {
            status: 200,
            headers: { 'content-type': file.contentType, 'content-security-policy': explorerSecurityPolicy },
            body: file.body,
          };
        if (url.pathname === '/demo/token') return demoTokenRoute(url.searchParams, identity);
        const { query } = JSON.parse(body) as { query: string };
        if (query.includes('__schema')) return replyJson(200, await graphql({ schema, source: query }));
        return replyJson(200, { data: { familyCase: { phase: 'ACTIVE' } }, extensions: { withheld: [{ field: 'ggzDiagnoses' }] } });
      },
    });
    browser = await chromium.launch({
      executablePath: browserPath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on(
      'request',
      (request) => void (request.url().startsWith(hub.url) || request.url().startsWith('data:') || elsewhere.push(request.url())),
    );
    page.on('console', (entry) => void (entry.type() === 'error' && complaints.push(entry.text())));
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(hub.url);
    await page.waitForSelector('.graphiql-execute-button');
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await hub.close();
    await identity.close();
  });
  beforeEach(() => hub.clearRequests());

  const asked = () => hub.requests.filter(({ path, body }) => path === '/graphql' && !body.includes('__schema'));
  const purposes = () => asked().map(({ headers }) => headers['gezinsbeeld-purpose']);

  test('sends the question with the role’s token and the purpose, and shows the answer', async () => {
    await page.click('.graphiql-execute-button');
    await page.waitForSelector('.result-window .CodeMirror-code:has-text("withheld")');
    expect(asked()).toMatchObject([{ headers: { 'gezinsbeeld-purpose': 'COORD', authorization: 'removed' } }]);
    expect(JSON.parse(asked()[0]?.body ?? '')).toMatchObject({ variables: { dossier: 's1' } });
  });
  test('another role has its own purposes and its own token', async () => {
    expect(await page.locator('#explorer.stale').count()).toBe(0);
    await page.selectOption('#role', 'mayor');
    expect(await page.locator('#explorer.stale').count()).toBe(1);
    expect(await page.locator('#purpose option').allTextContents()).toEqual([
      'Openbare orde en veiligheid',
      'De hulp op elkaar afstemmen',
      'Een plan maken',
      'Terugkijken op de aanpak',
      'Zien wie er gekeken heeft',
    ]);
    await page.click('.graphiql-execute-button');
    await expect.poll(purposes, { timeout: 30_000 }).toEqual(['OOV']);
    expect(hub.requests.map(({ path }) => path)).toContain('/demo/token?role=mayor');
  });
  test('a family member is chosen by name', async () => {
    expect(await page.isVisible('#member')).toBe(false);
    await page.selectOption('#role', 'family');
    await page.selectOption('#member', 'wilma-van-zon');
    await page.click('.graphiql-execute-button');
    await expect.poll(purposes, { timeout: 30_000 }).toEqual(['RIGHTS']);
    expect(hub.requests.map(({ path }) => path)).toContain('/demo/token?role=family&member=wilma-van-zon');
  });
  test('asks nothing of anybody else, and the browser has no complaints', () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
  test('leaves nothing behind in the browser', async () => {
    expect(await page.evaluate('JSON.stringify([Object.keys(localStorage), document.cookie])')).toBe('[[],""]');
  });
});
