import { expect, test } from 'vitest';
import { authorsOf } from './authors-of.ts';
import type { VersionState } from './transitions.ts';
import type { VersionTransition } from './versions.ts';

const history = (...steps: readonly (readonly [from: VersionState | null, to: VersionState, by: string])[]): readonly VersionTransition[] =>
  steps.map(([from, to, bySubject], index) => ({
    revision: index + 1,
    from,
    to,
    byOin: '00000099000000001000',
    bySubject,
    at: new Date(0),
    reason: null,
    traceId: '',
  }));

test.each([
  ['nobody, of a version that was installed', history([null, 'ACTIVE', 'hub']), []],
  ['who drafted it', history([null, 'DRAFT', 'anna']), ['anna']],
  ['who drafted and who proposed it', history([null, 'DRAFT', 'anna'], ['DRAFT', 'PROPOSED', 'bert']), ['anna', 'bert']],
  [
    'not who withdrew it',
    history([null, 'DRAFT', 'anna'], ['DRAFT', 'PROPOSED', 'anna'], ['PROPOSED', 'DRAFT', 'bert'], ['DRAFT', 'PROPOSED', 'anna']),
    ['anna'],
  ],
  ['who drafted it again on another base', history([null, 'DRAFT', 'anna'], ['DRAFT', 'DRAFT', 'bert']), ['anna', 'bert']],
  [
    'only who drafted it after it was rejected',
    history([null, 'DRAFT', 'anna'], ['DRAFT', 'PROPOSED', 'anna'], ['PROPOSED', 'REJECTED', 'bert'], ['REJECTED', 'DRAFT', 'bert']),
    ['bert'],
  ],
  [
    'only who proposed to go back to it',
    history(
      [null, 'DRAFT', 'anna'],
      ['DRAFT', 'PROPOSED', 'anna'],
      ['PROPOSED', 'APPROVED', 'bert'],
      ['APPROVED', 'ACTIVE', 'hub'],
      ['ACTIVE', 'RETIRED', 'hub'],
      ['RETIRED', 'PROPOSED', 'bert'],
    ),
    ['bert'],
  ],
])('the authors of a version are %s', (_who, steps, authors) => {
  expect([...authorsOf(steps)]).toEqual(authors);
});
