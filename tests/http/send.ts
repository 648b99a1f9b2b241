import type { Stage } from '../stage.ts';

/** One request to the hub, as it goes over the wire; what is left out is as a good client sends it. */
export interface Sending {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** What came back, unread. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The one error of an answer that holds nothing else; throws when the answer is another. */
export const errorOf = ({ text }: Pick<Received, 'text'>): { readonly message: string; readonly extensions: { readonly code: string } } => {
  const body = JSON.parse(text) as { errors?: { message: string; extensions: { code: string } }[] };
  const [error, ...more] = body.errors ?? [];
  if (error === undefined || more.length > 0 || Object.keys(body).length > 1) throw new Error('The answer is not one error alone.');
  return error;
};

/** The form of answers that a client of today accepts. */
export const graphqlResponse = 'application/graphql-response+json';

/** Makes a way to send requests as the regisseur, coordinating; headers that are set to an empty text are not sent. */
export const sendAs =
  (stage: Pick<Stage, 'hub'>, token: string) =>
  async (sending: Sending): Promise<Received> => {
    const { method = 'POST', path = '/graphql', body } = sending;
    const headers = new Headers({
      accept: graphqlResponse,
      authorization: `Bearer ${token}`,
      'gezinsbeeld-purpose': 'COORD',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    });
    for (const [name, value] of Object.entries(sending.headers ?? {})) {
      if (value === '') headers.delete(name);
      else headers.set(name, value);
    }
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${stage.hub.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: text }) });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
