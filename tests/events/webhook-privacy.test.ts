import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseReference, recipient } from '#sandbox/dossiers/recipients.ts';
import { sandboxPartners } from '#sandbox/stand-ins.ts';
import { raiseWebhookStage, type WebhookStage } from './webhook-stage.ts';

// Every partner announces, well and badly; then everything is searched for a BSN and for what was sent.
let stage: WebhookStage;
const content = 'Zeer persoonlijke omschrijving';
beforeAll(async () => {
  stage = await raiseWebhookStage();
  const { wmo, wi, ggz, police, cjg, brp } = stage.sandbox.standIns;
  const [mark, chantal] = [stage.bsn('mark'), stage.bsn('chantal')];
  const s1 = { article: 'Wpg 20', recipients: [recipient.regisseur], caseReference: caseReference.s1, until: '2027-01-31' };
  await stage.during(async () => {
    await wmo.setStatus(chantal, 'In behandeling');
    await wi.setStatus(mark, 'In behandeling');
    await ggz.touch(ggz.find(mark, 'Condition') ?? '');
    const released = police.desk.release(mark, s1);
    if (released) await police.announce(released);
    await cjg.announce({ bsn: stage.bsn('walter'), change: 'YOUTH_PROVISION' });
    await brp.announce(mark);
    await stage.post('police', { burgerservicenummer: mark, tekst: content });
    await stage.post('cjg', { id: mark, source: `urn:nld:bsn:${mark}`, tekst: content });
    await stage.post('wmo', { kanaal: 'zaken', hoofdObject: `${wmo.url}/zaken/${mark}`, tekst: content });
    await stage.post('ggz', { resourceType: 'Patient', id: 'pat-1', identifier: [{ value: mark }], name: [{ text: content }] });
    await stage.post('police', `{"burgerservicenummer": "${mark}", "tekst": "${content}"`);
    await stage.post('ggz', { resourceType: 'Goal', id: mark });
  });
}, 180_000);
afterAll(async () => stage.close());

const everybody = () => ['mark', 'chantal', 'walter'].map(stage.bsn);
const mustNotHold = (text: string) =>
  [...everybody(), content, ...Object.values(stage.sandbox.settings).filter((value) => value.length === 32)].filter((word) =>
    text.includes(word),
  );

test('the log of the hub holds no BSN, no content and no secret', () => {
  expect(stage.log.length).toBeGreaterThan(0);
  expect(mustNotHold(stage.log.join('\n'))).toEqual([]);
});

test('no partner was asked with a BSN in an address or a header', () => {
  const asked = sandboxPartners.flatMap((partner) => stage.sandbox.standIns[partner].requests);
  const seen = asked.map(({ path, headers }) => `${path} ${JSON.stringify(headers)}`);
  expect(seen.length).toBeGreaterThan(5);
  expect(seen.filter((each) => mustNotHold(each).length > 0)).toEqual([]);
});

test('no column of any table holds any of it in the clear', async () => {
  const tables = await stage.sql<{ name: string }>(
    `select table_name::text as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const names = tables.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['inbox', 'inbox_object', 'inbox_told', 'outbox', 'subscription_progress', 'audit_record']));
  const found: string[] = [];
  let rowsSeen = 0;
  for (const name of names) {
    const rows = await stage.sql<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t`);
    rowsSeen += rows.length;
    found.push(...rows.flatMap(({ row }) => mustNotHold(row).map(() => name)));
  }
  expect(rowsSeen).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

test('the metrics name nobody', async () => {
  const text = await (await fetch(`${stage.hub.url}/metrics`)).text();
  expect(text).toContain('inbox');
  expect(mustNotHold(text)).toEqual([]);
});

test('of what was handled no body is left, and of a dead FHIR resource only what it is called', async () => {
  const rows = await stage.sql<{ state: string; left: number }>(
    `select state::text, count(body)::int as left from inbox group by state order by state`,
  );
  expect(rows.find(({ state }) => state === 'DONE')?.left).toBe(0);
});

test('no file of the database holds a BSN in the clear', async () => {
  await stage.sql('checkpoint');
  const files = readdirSync(stage.dataDir, { recursive: true, encoding: 'utf8' }).map((name) => join(stage.dataDir, name));
  const plain = files.filter((file) => statSync(file).isFile());
  const found = plain.filter((file) => everybody().some((bsn) => readFileSync(file).includes(bsn)) || readFileSync(file).includes(content));
  expect(found).toEqual([]);
});
