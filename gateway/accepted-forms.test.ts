import { expect, test } from 'vitest';
import { acceptedForms } from './accepted-forms.ts';

test.each([
  [undefined, false, true],
  ['', false, true],
  ['*/*', false, true],
  ['application/*', false, true],
  ['application/json', false, true],
  ['application/json;charset=utf-8', false, true],
  ['application/graphql-response+json', true, false],
  ['Application/GraphQL-Response+JSON', true, false],
  ['application/graphql-response+json, application/json;q=0.9', true, true],
  ['application/json, application/graphql-response+json;q=0', false, true],
  ['application/json;q=0, */*', false, false],
  ['text/html', false, false],
  ['text/html, */*;q=0.1', false, true],
  ['application/jsonx', false, false],
])('%s', (accept, graphqlResponse, json) => expect(acceptedForms(accept)).toEqual({ graphqlResponse, json }));
