import { describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const partners = Object.fromEntries(
  ['BRP', 'GGZ', 'WMO', 'WI', 'CJG', 'POLICE'].flatMap((name) => [
    [`${name}_URL`, 'https://partner.example/'],
    [`${name}_CLIENT_ID`, 'hub'],
    [`${name}_CLIENT_SECRET`, 'secret'],
  ]),
);
const production = { ...partners, ISSUER_URL: 'https://issuer.example', HUB_OIN: '00000099000000001000', ENCRYPTION_KEYS: 'a:b' };

describe('settings', () => {
  test('without partner or issuer addresses the sandbox runs on the defaults', () => {
    const { hub, partners: configured } = readSettings({}, []);
    expect(configured).toBeNull();
    expect(hub).toMatchObject({ HOST: '127.0.0.1', PORT: 4000, DATA_DIR: '.data', REQUEST_BUDGET_MS: 2000 });
  });

  test('a flag wins over the environment, and --data is short for --data-dir', () => {
    const { hub } = readSettings({ PORT: '1', DATA_DIR: 'x' }, ['--port', '0', '--data', 'y']);
    expect(hub).toMatchObject({ PORT: 0, DATA_DIR: 'y' });
  });

  test('an empty value counts as absent', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' }, []).hub).toMatchObject({ PORT: 4000 });
  });

  test('with all partners configured it is production', () => {
    expect(readSettings(production, []).partners?.GGZ).toMatchObject({ URL: 'https://partner.example/', DEADLINE_MS: 1500 });
  });

  test.each([
    ['a'.repeat(32), ['a'.repeat(32)]],
    [`${'a'.repeat(32)},${'b'.repeat(40)}`, ['a'.repeat(32), 'b'.repeat(40)]],
    ['', undefined],
  ])('a webhook has one secret, two, or none (%#)', (given, secrets) => {
    expect(readSettings({ ...production, WMO_WEBHOOK_SECRET: given }, []).partners?.WMO.WEBHOOK_SECRET).toEqual(secrets);
  });

  test.each([
    'a'.repeat(31),
    'a'.repeat(201),
    `${'a'.repeat(32)},b`,
    `${'a'.repeat(32)} `,
    `${'a'.repeat(32)},${'b'.repeat(32)},${'c'.repeat(32)}`,
  ])('a secret that is too short, too long or cannot stand in a header is refused, and not repeated (%#)', (given) => {
    const read = () => readSettings({ ...production, POLICE_WEBHOOK_SECRET: given }, []);
    expect(read).toThrow(/^Setting POLICE_WEBHOOK_SECRET \(flag --police-webhook-secret\): must be one or two secrets/);
    expect(read).not.toThrow(given);
  });

  test('an address without protection is one of this machine', () => {
    expect(
      readSettings({ ...production, GGZ_URL: 'http://127.0.0.1:1/', WI_URL: 'http://[::1]:1/', ISSUER_URL: 'http://localhost:1' }, []).hub
        .ISSUER_URL,
    ).toBe('http://localhost:1');
  });

  test.each([
    'https://hub.example',
    'https://hub.example:8443/',
    'https://hub.example/a/b-c_d.e~f',
    'http://127.0.0.1:4000',
    'http://[::1]:1/x/',
  ])('the hub may be known as %s, exactly so', (address) => expect(readSettings({ PUBLIC_URL: address }, []).hub.PUBLIC_URL).toBe(address));

  test.each([
    'http://hub.example',
    'https://hub.example?a=1',
    'https://hub.example/#a',
    'https://me@hub.example',
    'https://hub.example//a',
    'https://hub.example/:a/*',
    'hub.example',
  ])('the hub is not known as %s', (address) => {
    expect(() => readSettings({ PUBLIC_URL: address }, [])).toThrow(/^Setting PUBLIC_URL \(flag --public-url\): must be an/);
  });

  test.each([
    [{}, ['--port', 'many'], 'PORT', '--port'],
    [{ LOG_LEVEL: 'loud' }, [], 'LOG_LEVEL', '--log-level'],
    [{ ...production, GGZ_URL: 'not an address' }, [], 'GGZ_URL', '--ggz-url'],
    [{ ...production, GGZ_URL: 'http://partner.example/' }, [], 'GGZ_URL', '--ggz-url'],
    [{ ...production, ISSUER_URL: 'http://issuer.example' }, [], 'ISSUER_URL', '--issuer-url'],
    [{ ...production, CJG_TOKEN_URL: 'ftp://127.0.0.1' }, [], 'CJG_TOKEN_URL', '--cjg-token-url'],
    [{ ...production, CJG_CLIENT_SECRET: '' }, [], 'CJG_CLIENT_SECRET', '--cjg-client-secret'],
    [{ ...production, GGZ_PRIVATE_KEY_FILE: '/no/such/file' }, [], 'GGZ_PRIVATE_KEY_FILE', '--ggz-private-key-file'],
    [{ ...production, GGZ_PRIVATE_KEY_FILE: import.meta.filename }, [], 'GGZ_TOKEN_URL', '--ggz-token-url'],
    [{ ...production, BRP_CERT_FILE: import.meta.filename }, [], 'BRP_KEY_FILE', '--brp-key-file'],
    [{ ...production, BRP_KEY_FILE: import.meta.filename }, [], 'BRP_CERT_FILE', '--brp-cert-file'],
    [{ ...production, CJG_OWNER: undefined, CJG_WEBHOOK_SECRET: 's'.repeat(32) }, [], 'CJG_OWNER', '--cjg-owner'],
    [{ DATABASE_URL: 'mysql://127.0.0.1/x' }, [], 'DATABASE_URL', '--database-url'],
    [{ DATABASE_URL: 'nowhere' }, [], 'DATABASE_URL', '--database-url'],
    [{ INSTANCE_ID: 'a b' }, [], 'INSTANCE_ID', '--instance-id'],
    [{ ...production, WMO_URL: undefined }, [], 'WMO_URL', '--wmo-url'],
    [{ ...production, WI_CLIENT_ID: undefined }, [], 'WI_CLIENT_ID', '--wi-client-id'],
    [{ ...production, ISSUER_URL: undefined }, [], 'ISSUER_URL', '--issuer-url'],
    [{ ...production, HUB_OIN: undefined }, [], 'HUB_OIN', '--hub-oin'],
    [{ ...production, HUB_OIN: '1234' }, [], 'HUB_OIN', '--hub-oin'],
    [{ ...production, HUB_MUNICIPALITIES: '344' }, [], 'HUB_MUNICIPALITIES', 'four digits'],
    [{ ...production, ORGANISATIONS_FILE: '/no/such/file' }, [], 'ORGANISATIONS_FILE', 'must name a file'],
    [{ ...production, ENCRYPTION_KEYS: undefined }, [], 'ENCRYPTION_KEYS', '--encryption-keys'],
    [{ ...production, TODAY: '2026-11-20' }, [], 'TODAY', '--today'],
    [{ GGZ_URL: 'https://partner.example/' }, [], 'BRP_URL', '--brp-url'],
    [{}, ['--no-such-flag', 'x'], 'no-such-flag', 'not a setting'],
  ])('a wrong or missing setting stops the start with a message that names it: %#', (environment, args, name, also) => {
    expect(() => readSettings(environment, args)).toThrow(expect.objectContaining({ code: 'SETTING_WRONG' }));
    expect(() => readSettings(environment, args)).toThrow(name);
    expect(() => readSettings(environment, args)).toThrow(also);
  });
});
