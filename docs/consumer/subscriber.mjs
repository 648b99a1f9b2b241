// Follows one case of Gezinsbeeld, and goes on where it was whatever becomes of the connection. It needs Node 20 or newer and `npm install graphql-sse`, nothing else; in a browser only the settings are
// different. What is yours to write is at the end: `token`, `changed` and `refresh`.

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'graphql-sse';

const caseId = setting('GEZINSBEELD_CASE');
const purpose = process.env.GEZINSBEELD_PURPOSE ?? 'COORD';
const query = 'subscription ($caseId: ID!) { caseChanged(caseId: $caseId) { id type at about { member dataClass } } }';

// After these the stream goes on from the last event; after RESUME_IMPOSSIBLE without it; after any other code there is nothing to go on with.
const goesOn = new Set(['STREAM_TOKEN_ENDED', 'STREAM_TOO_SLOW', 'STREAM_CLOSING']);

let last; // the id of the last event that came in: keep it with what you hold, and a restart misses nothing either

const client = createClient({
  url: setting('GEZINSBEELD_URL'), // ends in /graphql/stream
  headers: async () => ({
    authorization: `Bearer ${await token()}`,
    'gezinsbeeld-purpose': purpose,
    ...(last ? { 'last-event-id': last } : {}),
  }),
  // For every connection, also the next ones; a random part, so that not everybody comes back at once.
  retryAttempts: Number.POSITIVE_INFINITY,
  retry: async (retries) => wait(Math.min(30_000, 500 * 2 ** retries) * (0.5 + Math.random() / 2)),
  on: {
    // The client does not read `id:` of the stream. The last message of a stream has errors, and no data.
    message: ({ data }) => void (last = data?.data?.caseChanged.id ?? last),
    // First the stream, then the view: what changes in between is told.
    connected: () => void (last ? undefined : refresh()),
  },
});

for (;;) {
  let code;
  for await (const { data, errors } of client.iterate({ query, variables: { caseId } })) {
    code = errors?.[0]?.extensions?.code;
    if (data) await changed(data.caseChanged);
  }
  if (code === 'RESUME_IMPOSSIBLE') last = undefined;
  else if (!goesOn.has(code)) throw new Error(`The stream ended: ${String(code)}`);
}

// ---- Yours to write ----

// A valid access token: ask your issuer for another one in time.
async function token() {
  return readFileSync(setting('GEZINSBEELD_TOKEN_FILE'), 'utf8').trim();
}

// Something changed: ask for the view again, or for the part that it is about.
async function changed({ id, type, about }) {
  process.stdout.write(`changed ${id} ${type} ${(about ?? []).map(({ member }) => member).join(',')}\n`);
}

// Nothing is known of what happened before: ask for the whole view.
async function refresh() {
  process.stdout.write('refresh\n');
}

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
}
