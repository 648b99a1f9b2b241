import { expect, test } from 'vitest';
import { mergeAudible } from './merge-audible.ts';

const pair = (member: string, ...classes: readonly string[]) => ({ member, classes });
const heard = (...about: readonly ReturnType<typeof pair>[]) => ({ data: { waivers: ['w'], recipients: ['one'], about } });
const written = { waivers: ['w'], recipients: ['one', 'other'], about: [pair('a', 'X', 'Y'), pair('b', 'X'), pair('c', 'X')] };

test.each<[string, Parameters<typeof mergeAudible>[1], unknown]>([
  ['nobody hears anything', [], null],
  ['one hears what they hear', [heard(pair('a', 'X'))], [pair('a', 'X')]],
  [
    'two hear what either does, in the order of the event',
    [heard(pair('b', 'X')), heard(pair('a', 'Y'))],
    [pair('a', 'Y'), pair('b', 'X')],
  ],
  ['what both hear stands there once', [heard(pair('a', 'X')), heard(pair('a', 'X', 'Y'))], [pair('a', 'X', 'Y')]],
])('%s', (_what, given, about) => {
  expect(mergeAudible(written, given)).toEqual(about && { waivers: ['w'], recipients: ['one'], about });
});

test('members that either knows', () => {
  const of = (...members: readonly string[]) => ({ data: { safetyGround: 'g', members } });
  expect(mergeAudible({ safetyGround: 'g', members: ['a', 'b', 'c'] }, [of('c'), of('a', 'c')])).toEqual({
    safetyGround: 'g',
    members: ['a', 'c'],
  });
});
