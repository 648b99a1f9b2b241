import type { Stage } from '../stage.ts';

/** What came back of one request to the Authorization API: the body as it is, and read as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: AnswerBody;
}

/** The parts that bodies have; of an error the body is a string. */
export type AnswerBody = string & {
  readonly decision?: boolean;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly evaluations?: readonly { readonly decision: boolean; readonly context?: Readonly<Record<string, unknown>> }[];
  readonly page?: { readonly next_token: string; readonly count: number; readonly total: number };
  readonly results?: readonly { readonly type?: string; readonly id?: string; readonly name?: string; readonly properties?: object }[];
};

/** One request: a text is sent as it is, anything else as JSON; a header that is set to an empty text is not sent. */
export interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const bytesOf = (body: unknown): Uint8Array<ArrayBuffer> => {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  // As bytes: to a text fetch would give a content type of its own.
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Makes a way to ask the Authorization API with this token. */
export const askAs =
  (stage: Pick<Stage, 'hub'>, token: string) =>
  async ({ path, method = 'POST', body, headers: given = {} }: Asked): Promise<Answer> => {
    const headers = new Headers({ authorization: `Bearer ${token}`, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) });
    for (const [name, value] of Object.entries(given)) {
      if (value === '') headers.delete(name);
      else headers.set(name, value);
    }
    const sent = body === undefined ? {} : { body: bytesOf(body) };
    const response = await fetch(`${stage.hub.url}${path}`, { method, headers, ...sent });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: (text === '' ? '' : JSON.parse(text)) as AnswerBody };
  };
