import { expect, test } from 'vitest';
import { metadataOf, metadataPaths } from './metadata.ts';

const wellKnown = '/.well-known/authzen-configuration';

test.each([
  ['https://pdp.example.com', 'https://pdp.example.com', [wellKnown]],
  ['https://pdp.example.com/', 'https://pdp.example.com', [wellKnown, `${wellKnown}/`]],
  ['https://pdp.example.com/tenant1', 'https://pdp.example.com/tenant1', [`${wellKnown}/tenant1`]],
  ['https://pdp.example.com:8443/a/b', 'https://pdp.example.com:8443/a/b', [`${wellKnown}/a/b`]],
  ['https://pdp.example.com/a/', 'https://pdp.example.com/a', [`${wellKnown}/a`, `${wellKnown}/a/`]],
])('%s', (identifier, base, paths) => {
  expect(metadataPaths(identifier)).toEqual(paths);
  expect(metadataOf(identifier)).toEqual({
    policy_decision_point: identifier,
    access_evaluation_endpoint: `${base}/access/v1/evaluation`,
    access_evaluations_endpoint: `${base}/access/v1/evaluations`,
    search_subject_endpoint: `${base}/access/v1/search/subject`,
    search_resource_endpoint: `${base}/access/v1/search/resource`,
    search_action_endpoint: `${base}/access/v1/search/action`,
  });
});
