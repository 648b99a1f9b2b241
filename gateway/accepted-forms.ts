/** In which forms a client takes an answer. */
export interface AcceptedForms {
  /** It names `application/graphql-response+json` itself. */
  readonly graphqlResponse: boolean;
  /** It takes `application/json`, named or by a wildcard. */
  readonly json: boolean;
  /** It takes `text/event-stream`, named or by a wildcard. */
  readonly eventStream: boolean;
}

const weightOf = (parameters: readonly string[]): number => {
  const weight = parameters.map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(parameter)?.[1]).find((value) => value !== undefined);
  return weight === undefined ? 1 : Number(weight);
};

/** Reads the header `Accept` (RFC 9110, 12.5.1); without it a client takes JSON (GraphQL over HTTP, 6.1). A range with `q=0` is refused. */
export const acceptedForms = (accept: string | undefined): AcceptedForms => {
  if (accept === undefined || accept.trim() === '') return { graphqlResponse: false, json: true, eventStream: true };
  const ranges = new Map<string, boolean>();
  for (const part of accept.toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';');
    ranges.set(range.trim(), weightOf(parameters) > 0);
  }
  const takes = (...names: readonly string[]): boolean => ranges.get(names.find((name) => ranges.has(name)) ?? '') ?? false;
  return {
    graphqlResponse: takes('application/graphql-response+json'),
    json: takes('application/json', 'application/*', '*/*'),
    eventStream: takes('text/event-stream', 'text/*', '*/*'),
  };
};
