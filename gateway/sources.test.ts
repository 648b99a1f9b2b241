import { describe, expect, test } from 'vitest';
import { PartnerHealth, Sources } from './sources.ts';

const noon = new Date('2026-11-20T12:00:00Z');

describe('the partners’ states in one operation', () => {
  test('nobody is asked until somebody answers or fails, and names are in capitals', () => {
    const sources = new Sources(['brp', 'ggz', 'wmo'], new PartnerHealth(() => noon));
    sources.answered('brp');
    sources.failed('wmo', 'TIMEOUT');
    expect(sources.report()).toEqual({
      BRP: { state: 'OK' },
      GGZ: { state: 'NOT_ASKED' },
      WMO: { state: 'UNAVAILABLE', cause: 'TIMEOUT', since: noon.toISOString() },
    });
  });

  test.each([
    ['before', ['answered', 'failed']],
    ['after', ['failed', 'answered']],
  ] as const)('one failed call counts, also when another was answered %s it', (_when, steps) => {
    const sources = new Sources(['brp'], new PartnerHealth(() => noon));
    for (const step of steps) sources[step]('brp', 'SERVER_ERROR');
    expect(sources.report()['BRP']).toMatchObject({ state: 'UNAVAILABLE', cause: 'SERVER_ERROR' });
  });
});

describe('since when a partner does not answer, over operations', () => {
  const at = (minute: number): string => new Date(noon.getTime() + minute * 60_000).toISOString();

  test('is the first failure after its last answer', () => {
    let minute = 0;
    const health = new PartnerHealth(() => new Date(at(minute)));
    const failedAt = (when: number): string | undefined => {
      minute = when;
      const sources = new Sources(['brp'], health);
      sources.failed('brp', 'TIMEOUT');
      return sources.report()['BRP']?.since;
    };
    expect([failedAt(1), failedAt(5)]).toEqual([at(1), at(1)]);
    new Sources(['brp'], health).answered('brp');
    expect(failedAt(9)).toBe(at(9));
  });

  test('an answer beside a failure in the same operation does not end it', () => {
    let minute = 0;
    const health = new PartnerHealth(() => new Date(at(minute)));
    const sources = new Sources(['brp'], health);
    sources.failed('brp', 'TIMEOUT');
    sources.answered('brp');
    minute = 7;
    expect(health.failed('brp').toISOString()).toBe(at(0));
  });

  test('is each partner’s own', () => {
    let minute = 0;
    const health = new PartnerHealth(() => new Date(at(minute)));
    health.failed('brp');
    minute = 2;
    expect(health.failed('ggz').toISOString()).toBe(at(2));
  });
});
