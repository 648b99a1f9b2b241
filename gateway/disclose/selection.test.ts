import { parse, print } from 'graphql';
import { expect, test } from 'vitest';
import { descend, printSelection, type DraftSelection } from './selection.ts';

test('descending twice comes to the same place', () => {
  const draft: DraftSelection = new Map();
  descend(draft, 'a').set('b', null);
  descend(draft, 'a').set('c', null);
  expect(draft).toEqual(
    new Map([
      [
        'a',
        new Map([
          ['b', null],
          ['c', null],
        ]),
      ],
    ]),
  );
});

test('descending into what was a leaf makes an object of it', () => {
  const draft: DraftSelection = new Map([['a', null]]);
  descend(draft, 'a').set('b', null);
  expect(draft.get('a')).toEqual(new Map([['b', null]]));
});

test('what is printed is the same selection in GraphQL', () => {
  const draft: DraftSelection = new Map([
    ['a', null],
    [
      'b',
      new Map([
        ['c', null],
        ['d', new Map([['e', null]])],
      ]),
    ],
    ['f', null],
  ]);
  expect(print(parse(printSelection(draft)))).toBe(print(parse('{ a b { c d { e } } f }')));
});
