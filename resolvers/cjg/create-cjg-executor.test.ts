import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { CallScope, Outcome } from '#connectors/call.ts';
import type { CjgAnswer } from '#connectors/cjg/create-cjg-connector.ts';
import { createCjgExecutor } from './create-cjg-executor.ts';

const document = parse('{ _entities(representations: []) { __typename } }');
const scope: CallScope = { traceparent: '', signal: new AbortController().signal };
const asked = { code: 'PARTNER_UNAVAILABLE', partner: 'cjg' };
const data = { _entities: [{ youthProvisions: null }] };

test.each<[string, Outcome<CjgAnswer>, unknown]>([
  ['an answer', { state: 'found', value: { data, errors: [] } }, { data }],
  [
    'an answer with a hole',
    { state: 'found', value: { data, errors: [{ path: ['_entities', 0, 'youthProvisions'] }] } },
    { data, errors: [{ path: ['_entities', 0, 'youthProvisions'], extensions: { ...asked, cause: 'SERVER_ERROR' } }] },
  ],
  ['no answer', { state: 'unavailable', cause: 'TIMEOUT' }, { data: null, errors: [{ extensions: { ...asked, cause: 'TIMEOUT' } }] }],
])('%s', async (_, outcome, expected) => {
  const execute = createCjgExecutor({ execute: async () => outcome });
  expect(await execute({ document, variables: {} }, scope)).toMatchObject(expected as object);
});
