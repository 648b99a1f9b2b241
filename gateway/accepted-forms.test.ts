import { expect, test } from 'vitest';
import { acceptedForms } from './accepted-forms.ts';

test.each([
  [undefined, false, true, true],
  ['', false, true, true],
  ['*/*', false, true, true],
  ['application/*', false, true, false],
  ['application/json', false, true, false],
  ['application/json;charset=utf-8', false, true, false],
  ['application/graphql-response+json', true, false, false],
  ['Application/GraphQL-Response+JSON', true, false, false],
  ['application/graphql-response+json, application/json;q=0.9', true, true, false],
  ['application/json, application/graphql-response+json;q=0', false, true, false],
  ['application/json;q=0, */*', false, false, true],
  ['text/html', false, false, false],
  ['text/html, */*;q=0.1', false, true, true],
  ['application/jsonx', false, false, false],
  ['text/event-stream', false, false, true],
  ['text/*', false, false, true],
  ['text/event-stream;q=0, */*', false, true, false],
])('%s', (accept, graphqlResponse, json, eventStream) => expect(acceptedForms(accept)).toEqual({ graphqlResponse, json, eventStream }));
