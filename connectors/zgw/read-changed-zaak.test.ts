import { describe, expect, test } from 'vitest';
import type { Outcome, Wire, WireRequest } from '../call.ts';
import { createZgwChanges } from './read-changed-zaak.ts';

const base = 'https://zaken.example/zaken/api/v1/';
const url = `${base}zaken/5f3a1c9e-0b1d-4a7e-9a61-3f0c1f0a7b11`;
const scope = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', signal: new AbortController().signal };
const zaak = {
  url,
  zaaktype: 'https://zaken.example/catalogi/api/v1/zaaktypen/1',
  startdatum: '2026-02-16',
  vertrouwelijkheidaanduiding: 'openbaar',
};
const rol = (inpBsn: string, omschrijvingGeneriek = 'initiator', more: object = {}) => ({
  betrokkeneType: 'natuurlijk_persoon',
  omschrijvingGeneriek,
  betrokkeneIdentificatie: { inpBsn },
  ...more,
});

/** A register that answers these paths and has nothing else. */
const registerWith = (answers: Readonly<Record<string, unknown>>) => {
  const asked: string[] = [];
  const wire: Wire = {
    name: 'wmo',
    baseUrl: base,
    maxPages: 20,
    call: async <T>({ path, schema, statuses }: WireRequest<T>): Promise<Outcome<T>> => {
      asked.push(path);
      const answer = answers[path];
      if (typeof answer === 'number')
        return { state: 'unavailable', cause: statuses?.[answer] === 'FORBIDDEN' ? 'FORBIDDEN' : 'UNAUTHORISED' };
      if (answer === undefined) return statuses?.[404] === 'missing' ? { state: 'missing' } : { state: 'unavailable', cause: 'CONTRACT' };
      const { data } = schema.safeParse(answer);
      return data === undefined ? { state: 'unavailable', cause: 'CONTRACT' } : { state: 'found', value: data };
    },
    state: () => ({ available: true, since: null }),
    close: () => {},
  };
  const changes = createZgwChanges(wire, {
    zaaktypen: ['WMO-VOORZIENING'],
    classesOf: ({ zaaktypeIdentificatie }) => (zaaktypeIdentificatie === 'WMO-VOORZIENING' ? ['WMO_PROVISION'] : []),
  });
  return { asked, changes, read: async (designation?: string) => changes.read({ url, resource: 'zaak', designation }, scope) };
};
const expanded = (rollen: readonly object[], more: object = {}) => ({
  [`${url}?expand=zaaktype,rollen`]: { ...zaak, ...more, _expand: { zaaktype: { identificatie: 'WMO-VOORZIENING' }, rollen } },
});

describe('whose a case is that changed', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    ['who asked for it', [rol('999996150')], ['999996150']],
    ['two who asked for it together', [rol('999996150'), rol('999996149', 'mede_initiator')], ['999996150', '999996149']],
    ['one person once', [rol('999996150'), rol('999996150', 'mede_initiator')], ['999996150']],
    ['nobody who only cares or decides', [rol('999996149', 'belanghebbende'), rol('999996186', 'behandelaar')], []],
    ['nobody who speaks for somebody', [rol('999996149', 'initiator', { indicatieMachtiging: 'gemachtigde' })], []],
    ['nobody with a number that is no BSN', [rol('12345')], []],
    ['nobody', [], []],
  ])('%s', async (_what, rollen, bsns) => {
    expect(await registerWith(expanded(rollen)).read('openbaar')).toEqual({
      state: 'found',
      value: { bsns, classes: ['WMO_PROVISION'], confidentiality: 'OPEN' },
    });
  });
});

describe('a register', () => {
  test('that expands nothing is asked for each part', async () => {
    const { asked, read } = registerWith({
      [`${url}?expand=zaaktype,rollen`]: zaak,
      [zaak.zaaktype]: { identificatie: 'WMO-VOORZIENING' },
      [`${base}rollen?zaak=${encodeURIComponent(url)}`]: { results: [rol('999996150')] },
    });
    expect(await read('openbaar')).toMatchObject({ state: 'found', value: { bsns: ['999996150'], classes: ['WMO_PROVISION'] } });
    expect(asked.toSorted()).toEqual(
      [`${base}rollen?zaak=${encodeURIComponent(url)}`, `${url}?expand=zaaktype,rollen`, zaak.zaaktype].toSorted(),
    );
  });
  test('that answers another case breaks the contract', async () => {
    expect(await registerWith(expanded([rol('999996150')], { url: `${url}x` })).read()).toEqual({
      state: 'unavailable',
      cause: 'CONTRACT',
    });
  });
  test('that lets us not read the case says so', async () => {
    expect(await registerWith({ [`${url}?expand=zaaktype,rollen`]: 403 }).read()).toEqual({ state: 'unavailable', cause: 'FORBIDDEN' });
  });
  test.each([
    ['says so too when we may read the case and not who is in it', 403, 'FORBIDDEN'],
    ['can be asked later when it takes our token for the case and no longer for who is in it', 401, 'UNAUTHORISED'],
  ])('%s', async (_what, status, cause) => {
    const answers = {
      [`${url}?expand=zaaktype,rollen`]: zaak,
      [zaak.zaaktype]: { identificatie: 'WMO-VOORZIENING' },
      [`${base}rollen?zaak=${encodeURIComponent(url)}`]: status,
    };
    expect(await registerWith(answers).read()).toEqual({ state: 'unavailable', cause });
  });
  test('that has no good token of ours can be asked later', async () => {
    expect(await registerWith({ [`${url}?expand=zaaktype,rollen`]: 401 }).read()).toEqual({ state: 'unavailable', cause: 'UNAUTHORISED' });
  });
  test('that has the case no more says so', async () => {
    expect(await registerWith({}).read()).toEqual({ state: 'missing' });
  });
  test('with a kind of case that is not shown tells no class', async () => {
    const answers = {
      [`${url}?expand=zaaktype,rollen`]: { ...zaak, _expand: { zaaktype: { identificatie: 'PASPOORT' }, rollen: [rol('999996150')] } },
    };
    expect(await registerWith(answers).read()).toMatchObject({ value: { classes: [] } });
  });
});

describe('how confidential it is', () => {
  test.each([
    ['openbaar', 'openbaar', 'OPEN'],
    ['openbaar', undefined, 'RESTRICTED'],
    [undefined, 'openbaar', 'RESTRICTED'],
    ['geheim', 'openbaar', 'SECRET'],
    ['openbaar', 'geheim', 'SECRET'],
    ['vertrouwelijk', 'geheim', 'SECRET'],
    ['openbaar', 'onbekend woord', null],
    ['onbekend woord', 'geheim', null],
  ])('the case says %j, the notification %j: %j', async (inCase, inNotification, confidentiality) => {
    const { read } = registerWith(expanded([rol('999996150')], { vertrouwelijkheidaanduiding: inCase }));
    expect(await read(inNotification)).toMatchObject({ value: { confidentiality } });
  });
});

describe('its own address', () => {
  const { changes } = registerWith({});
  test.each([url, `${base}zaken/1`])('is %s', (own) => expect(changes.owns(own)).toBe(true));
  test.each([
    '',
    'zaken/1',
    '/zaken/api/v1/zaken/1',
    `${base}zaken`,
    `${base}zaken/`,
    `${base}zaken/1/`,
    `${base}zaken/1/rollen`,
    `${base}zaken/1?x=1`,
    `${base}zaken/1#x`,
    `${base}zaken/_zoek/../1`,
    `${base}zaken/%2e%2e`,
    `${base}rollen/1`,
    `${base}zaken/123456782`,
    'https://zaken.example/zaken/api/v10/zaken/1',
    'https://zaken.example:8443/zaken/api/v1/zaken/1',
    'http://zaken.example/zaken/api/v1/zaken/1',
    'https://zaken.example.evil.example/zaken/api/v1/zaken/1',
    'https://hub@zaken.example/zaken/api/v1/zaken/1',
    'HTTPS://ZAKEN.EXAMPLE/zaken/api/v1/zaken/1',
    'javascript:alert(1)',
  ])('is not %j', (foreign) => expect(changes.owns(foreign)).toBe(false));
});
