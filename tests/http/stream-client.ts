import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import type { Stage } from '../stage.ts';

/** One message of a stream, as it came over the wire. */
export interface StreamMessage {
  readonly id: string | null;
  readonly event: string;
  /** The whole message. */
  readonly text: string;
  readonly data: {
    readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  } | null;
}

/** A stream that is read by hand. */
export interface OpenedStream {
  readonly response: Response;
  /** The next message; null when the stream has ended. */
  next(): Promise<StreamMessage | null>;
  /** The code of the error in the last message; everything before it is read and dropped. */
  ending(): Promise<string | undefined>;
  /** All that came over the wire until now. */
  text(): string;
  /** Goes away. */
  leave(): Promise<void>;
}

/** What a stream is asked with. */
export interface StreamAsking {
  readonly role: DemoRole;
  readonly member?: string;
  readonly purpose?: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly lastEventId?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where, when it is not the stage's own hub. */
  readonly url?: string;
}

const parseMessage = (block: string): StreamMessage | null => {
  const fields = new Map(
    block
      .split('\n')
      .flatMap((line) => (line.startsWith(':') ? [] : [[line.split(':', 1)[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]])),
  );
  const event = fields.get('event');
  if (event === undefined) return null;
  const data = fields.get('data') ?? '';
  return { id: fields.get('id') ?? null, event, text: block, data: data === '' ? null : (JSON.parse(data) as StreamMessage['data']) };
};

/** Reads the body of a stream message by message. */
export const readStream = (response: Response): OpenedStream => {
  if (!response.body) throw new Error('The answer has no body.');
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const waiting: StreamMessage[] = [];
  let rest = '';
  let all = '';
  const next = async (): Promise<StreamMessage | null> => {
    for (;;) {
      const message = waiting.shift();
      if (message) return message;
      const { done, value } = await chunks.read();
      if (done) return null;
      all += value;
      const blocks = `${rest}${value}`.split('\n\n');
      rest = blocks.pop() ?? '';
      waiting.push(...blocks.flatMap((block) => parseMessage(block) ?? []));
    }
  };
  return {
    response,
    next,
    ending: async () => {
      let last: string | undefined;
      for (let message = await next(); message && message.event !== 'complete'; message = await next()) {
        last = message.data?.errors?.[0]?.extensions.code;
      }
      return last;
    },
    text: () => all,
    leave: async () => chunks.cancel(),
  };
};

/** Opens a stream at a stage's hub; whatever the answer is, it can be read. */
export const openStream = async (stage: Stage, asking: StreamAsking): Promise<OpenedStream> => {
  const { role, member, purpose = 'COORD', query, variables, lastEventId, headers } = asking;
  const token = asking.token ?? (await stage.sandbox.identity.tokenFor(role, member));
  const response = await fetch(`${asking.url ?? stage.hub.url}/graphql/stream`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'gezinsbeeld-purpose': purpose,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return readStream(response);
};
