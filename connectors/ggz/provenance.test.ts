import { expect, test } from 'vitest';
import { provenanceOf } from './provenance.ts';

const today = '2026-11-20';
const origin = { meta: { lastUpdated: '2020-05-01T10:00:00+02:00' } };

test.each([
  ['no end', { over: false }, true, null],
  ['an end to come', { over: false, end: '2027-01-01' }, true, null],
  ['an end today still runs', { over: false, end: today }, true, null],
  ['an end yesterday', { over: false, end: '2026-11-19' }, false, '2026-11-19'],
  ['an end this year, not known when', { over: false, end: '2026' }, false, null],
  ['an end next year, not known when', { over: false, end: '2027' }, true, null],
  ['over, with its end', { over: true, end: '2019-06-28' }, false, '2019-06-28'],
  ['over, without an end: its last change', { over: true }, false, '2020-05-01'],
  ['over before the end that was planned: its last change', { over: true, end: '2027-01-01' }, false, '2020-05-01'],
])('%s', (_, course, running, retentionFrom) => {
  expect(provenanceOf(origin, { ...course, today })).toMatchObject({
    running,
    retentionFrom,
    recordedAt: '2020-05-01',
    confidentiality: 'OPEN',
  });
});

test('over, without an end or a last change, is not known', () => {
  expect(provenanceOf({}, { over: true, today })).toMatchObject({ running: false, retentionFrom: null, recordedAt: null });
});

test.each([
  ['a modifier extension', { modifierExtension: [{ url: 'https://example.org/not' }] }],
  ['implicit rules', { implicitRules: 'https://example.org/rules' }],
])('%s that is not understood makes the confidentiality unknown', (_, part) => {
  expect(provenanceOf({ ...origin, ...part }, { over: false, today }).confidentiality).toBeNull();
});
