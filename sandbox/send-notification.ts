/** Where a partner sends what it announces, and the value of the header Authorization that goes with it. */
export interface Subscriber {
  readonly url: string;
  /** The whole value, scheme included; null sends none. */
  readonly authorization: string | null;
}

/** One notification as it was sent, without the header Authorization; the status is 0 when nobody answered. */
export interface SentNotification {
  readonly url: string;
  readonly body: string;
  readonly status: number;
}

/** Sends what a partner announces, and remembers what was sent. */
export interface Notifier {
  readonly sent: readonly SentNotification[];
  /** Posts the body as JSON of this media type and answers the status; 0 when nobody answered. */
  send(to: Subscriber, body: unknown, mediaType?: string): Promise<number>;
}

/** A notifier that has sent nothing yet. A sender does not try again: a test or a person asks for that by announcing again. */
export function createNotifier(): Notifier {
  const sent: SentNotification[] = [];
  return {
    sent,
    async send({ url, authorization }, value, mediaType = 'application/json') {
      const body = JSON.stringify(value);
      const status = await post(url, { 'content-type': mediaType, ...(authorization === null ? {} : { authorization }) }, body);
      sent.push({ url, body, status });
      return status;
    },
  };
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
