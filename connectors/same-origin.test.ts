import { expect, test } from 'vitest';
import { sameOrigin } from './same-origin.ts';

const base = 'https://fhir.partner.example/r4/';

test.each([
  ['a page on the base', 'https://fhir.partner.example/r4/?page=2', true],
  ['a page elsewhere on the same origin', 'https://fhir.partner.example/pages/2', true],
  ['a relative link', '?page=2', true],
  ['the same port, written out', 'https://fhir.partner.example:443/r4', true],
  ['another host', 'https://evil.example/r4/?page=2', false],
  ['a host that begins alike', 'https://fhir.partner.example.evil.example/r4', false],
  ['a host below it', 'https://x.fhir.partner.example/r4', false],
  ['another port', 'https://fhir.partner.example:8443/r4', false],
  ['another scheme', 'http://fhir.partner.example/r4', false],
  ['a link without a scheme, to another host', '//evil.example/r4', false],
  ['a user name that looks like the host', 'https://fhir.partner.example@evil.example/', false],
  ['a user name', 'https://user@fhir.partner.example/r4', false],
  ['a file', 'file:///etc/passwd', false],
  ['a script', 'javascript:alert(1)', false],
  ['no link at all', 'https://', false],
])('%s', (_, link, same) => {
  expect(sameOrigin(base, link)).toBe(same);
});
