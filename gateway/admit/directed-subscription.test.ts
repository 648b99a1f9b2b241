import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { hasDirectedSubscription } from './directed-subscription.ts';

test.each<[string, string, boolean]>([
  ['on its field', 'subscription($no: Boolean!) { changed @include(if: $no) { id } }', true],
  ['on a fragment around it', 'subscription { ... @skip(if: true) { changed { id } } }', true],
  ['on a spread', 'subscription { ...F @skip(if: true) } fragment F on Subscription { changed { id } }', true],
  [
    'within a fragment',
    'subscription { ...F } fragment F on Subscription { ...G } fragment G on Subscription { changed @skip(if: true) { id } }',
    true,
  ],
  ['beside a query that is asked', 'query Q { a } subscription S($no: Boolean!) { changed @include(if: $no) { id } }', true],
  ['below its field', 'subscription { changed { id @skip(if: true) } }', false],
  ['on the field of a query', '{ changed @skip(if: true) { id } }', false],
  ['in a fragment without end', 'subscription { ...F } fragment F on Subscription { ...F changed { id } }', false],
  ['in a fragment that is not there', 'subscription { ...F }', false],
])('a directive %s', (_where, query, directed) => expect(hasDirectedSubscription(parse(query))).toBe(directed));
