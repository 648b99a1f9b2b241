/** The API's endpoints by their metadata parameter, with the default path of each. AuthZEN 1.0, API Endpoint Overview. */
export const endpoints = {
  access_evaluation_endpoint: '/access/v1/evaluation',
  access_evaluations_endpoint: '/access/v1/evaluations',
  search_subject_endpoint: '/access/v1/search/subject',
  search_resource_endpoint: '/access/v1/search/resource',
  search_action_endpoint: '/access/v1/search/action',
} as const;

/** Where metadata stands by RFC 8615. */
export const wellKnown = '/.well-known/authzen-configuration';

/** The path component of the identifier, without a slash at its end: empty when it has none. */
export const basePath = (identifier: string): string => new URL(identifier).pathname.replace(/\/+$/, '');

/**
 * The paths at which the metadata of this identifier is asked for: the well-known string between host and path (RFC 8615), with the slash at its end that the
 * identifier may have, and without.
 */
export const metadataPaths = (identifier: string): readonly string[] => {
  const path = basePath(identifier);
  return identifier.endsWith('/') ? [`${wellKnown}${path}`, `${wellKnown}${path}/`] : [`${wellKnown}${path}`];
};

/** The metadata of the policy decision point: its identifier exactly as it was set, and the addresses that follow from it. */
export const metadataOf = (identifier: string): Readonly<Record<string, string>> => {
  const base = identifier.replace(/\/+$/, '');
  const addresses = Object.entries(endpoints).map(([parameter, path]) => [parameter, `${base}${path}`]);
  return { policy_decision_point: identifier, ...(Object.fromEntries(addresses) as Record<string, string>) };
};
