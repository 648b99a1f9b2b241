// A consumer of Gezinsbeeld events that a partner can copy. It needs Node 20 or newer and `npm install kafkajs`, nothing else. What is yours to write is at the end. How it is run is in README.md beside this file.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import kafkajs from 'kafkajs';

// ---- Settings, all from the environment ----

const oin = setting('GEZINSBEELD_OIN'); // your own OIN, twenty digits
const role = setting('GEZINSBEELD_ROLE').toLowerCase(); // the role in which you take part, such as POL
const hubOin = setting('GEZINSBEELD_HUB_OIN'); // the OIN of who runs the hub: events of anybody else are not believed
const token = process.env.GEZINSBEELD_TOKEN; // in your system: an access token of the professional or system that asks; without one nothing is asked
const hubUrl = token === undefined ? null : setting('GEZINSBEELD_URL'); // where is asked for more: the token goes nowhere else, whatever an event says
const username = process.env.KAFKA_USERNAME ?? `${oin}.${role}`;
const stateFile = process.env.STATE_FILE ?? 'gezinsbeeld-state.json';

const topic = `gezinsbeeld.${oin}.${role}.v1`; // what you may hear; the broker lets you read nothing else
const inboundTopic = `gezinsbeeld.${oin}.${role}.in.v1`; // what you answer; you may write nowhere else
const group = `${oin}.${role}.${process.env.CONSUMER_NAME ?? 'dossier'}`; // groups must begin with your own prefix

// ---- State: which events were handled, and what you hold. A file is enough here; in your system this is a table, changed in the transaction of the change itself ----

const keepIds = 100_000; // more than come in the time that a topic is kept
const state = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : { handled: [], held: {} };
const handled = new Set(state.handled);

function save() {
  for (const id of handled) {
    if (handled.size <= keepIds) break;
    handled.delete(id);
  }
  state.handled = [...handled];
  writeFileSync(`${stateFile}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${stateFile}.new`, stateFile); // the old state or the new one, never half of it
}

// ---- The connection ----

const kafka = new kafkajs.Kafka({
  clientId: 'gezinsbeeld-consumer',
  brokers: setting('KAFKA_BROKERS').split(','),
  ssl: process.env.KAFKA_TLS !== 'false', // false only for a broker on this machine itself
  sasl: { mechanism: 'scram-sha-256', username, password: setting('KAFKA_PASSWORD') },
  logLevel: kafkajs.logLevel.NOTHING,
});
const consumer = kafka.consumer({ groupId: group, allowAutoTopicCreation: false, sessionTimeout: 10_000 });
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });

// After what time does not mend the consumer ends; after anything else kafkajs tries again by itself.
let complaint = null;
consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => (restart ? complainOnce(whyOf(error)) : giveUp(error)));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(0));

try {
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true }); // a new group begins at the oldest event that is kept
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      // When this throws the message comes again, and those after it wait: what you cannot handle now you must not skip.
      await onMessage(message.value?.toString() ?? '').catch((error) => {
        complainOnce(`An event waits, and is tried again: ${error.message}`);
        throw error;
      });
      complaint = null;
      // Only what was handled is committed. After a crash in between it comes again; that is why ids are remembered.
      await consumer.commitOffsets([{ topic, partition, offset: String(BigInt(message.offset) + 1n) }]);
    },
  });
  say(`reads ${topic} as ${group}`);
} catch (error) {
  await giveUp(error);
}

async function onMessage(text) {
  const event = readEvent(text);
  if (event === null) return say('ignored something that is no event of this hub');
  if (handled.has(event.id)) return say(`had ${event.id} before`);
  const done = await onEvent(event);
  handled.add(event.id);
  save();
  return say(done);
}

/** The event, when it is a CloudEvent of this hub; otherwise null. */
function readEvent(text) {
  try {
    const event = JSON.parse(text);
    const isOurs =
      event.specversion === '1.0' &&
      typeof event.id === 'string' &&
      typeof event.type === 'string' &&
      typeof event.dataref === 'string' &&
      event.source === `urn:nld:oin:${hubOin}:systeem:gezinsbeeld` &&
      typeof event.data === 'object' &&
      event.data !== null;
    return isOurs ? event : null;
  } catch {
    return null;
  }
}

/** Handles an event and answers what was done; when it throws, the event comes again. */
async function onEvent(event) {
  const { id, type, data, dataref } = event;
  const caseId = new URLSearchParams(new URL(dataref).hash.slice(1)).get('familyCase');
  switch (type) {
    case 'nl.gezinsbeeld.waiver.withdrawn.v1': // a tombstone: you may no longer hold this, so drop it and say that you did
      for (const { member, classes } of data.about) drop(caseId, member, classes);
      save(); // dropped first, confirmed after that
      await confirm(id);
      return `dropped and confirmed ${id}`;
    case 'nl.gezinsbeeld.case.destroyed.v1': // the case is gone, and there is nobody left to confirm it to
      dropAll(caseId);
      return `dropped all of a case ${id}`;
    case 'nl.gezinsbeeld.signal.matched.v1': // a match of signals: ask the hub whom to call
      keepMatch(data.match);
      return `handled ${id} ${type}`;
    case 'nl.gezinsbeeld.signal.ended.v1': // it is over, and asks for no confirmation
      dropMatch(data.match);
      return `dropped a match ${id}`;
    case 'nl.gezinsbeeld.policy.activated.v1': // other rules hold: what you may see can have changed in every case
      for (const each of Object.keys(state.held)) await refresh(each, []);
      return `asked again about every case ${id}`;
    default: // something changed, of which you may know at least that it exists; also types that did not exist yet when this was written
      if (caseId !== null) await refresh(caseId, data.about ?? []);
      return `handled ${id} ${type}`;
  }
}

/** Confirms a tombstone. Its id follows from that of the event, so that a confirmation that is sent twice is one. */
async function confirm(eventId) {
  const receipt = {
    specversion: '1.0',
    id: createHash('sha256').update(`receipt of ${eventId}`).digest('hex'),
    source: `urn:nld:oin:${oin}`,
    type: 'nl.gezinsbeeld.receipt.v1',
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: { event: eventId },
  };
  await producer.send({
    topic: inboundTopic,
    acks: -1,
    messages: [
      { key: eventId, value: JSON.stringify(receipt), headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' } },
    ],
  });
}

/** Asks the hub, as yourself and for your own purpose, what you may see now. The event itself never says it. */
async function ask(caseId) {
  const response = await fetch(hubUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${token}`,
      'gezinsbeeld-purpose': process.env.GEZINSBEELD_PURPOSE ?? 'COORD',
    },
    body: JSON.stringify({ query: 'query ($id: ID!) { familyCase(id: $id) { id phase members { id } } }', variables: { id: caseId } }),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => {
    throw new Error('the hub does not answer');
  });
  if (!response.ok) throw new Error(`the hub answers ${response.status}`);
  const { data } = await response.json();
  return data?.familyCase ?? null; // null: for you this case does not exist (any more)
}

async function giveUp(error) {
  complain(whyOf(error));
  await stop(1);
}

/** What went wrong, for whoever runs this. */
function whyOf(error) {
  const names = [];
  for (let each = error; each instanceof Error; each = each.cause) names.push(each.name, each.type ?? '', each.message);
  const text = names.join(' ');
  if (/SASL/.test(text)) return 'The broker does not know this user or password: look at KAFKA_USERNAME and KAFKA_PASSWORD.';
  if (/AUTHORIZATION_FAILED|not authorized/i.test(text))
    return `This user may not read ${topic} as ${group}, or not write ${inboundTopic}.`;
  if (/UNKNOWN_TOPIC/.test(text)) return `There is no topic ${topic}: ask who runs the hub.`;
  if (/Connection|RetriesExceeded/.test(text))
    return 'The broker cannot be reached: look at KAFKA_BROKERS, and whether it speaks TLS (KAFKA_TLS).';
  return `Something went wrong: ${error.name}`;
}

/** Says it, unless it was the last thing that was said. */
function complainOnce(line) {
  if (complaint !== line) complain(line);
  complaint = line;
}

async function stop(code) {
  await Promise.allSettled([consumer.disconnect(), producer.disconnect()]);
  process.exit(code);
}

function setting(name) {
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  complain(`${name} is missing`);
  return process.exit(1);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function complain(line) {
  process.stderr.write(`${line}\n`);
}

// ---- Yours to write ----

/** Something changed about these members and classes (none named: about the case): ask what holds now, and keep no more of it than you need. */
async function refresh(caseId, about) {
  const held = (state.held[caseId] ??= {});
  if (token !== undefined) {
    const answer = await ask(caseId);
    if (answer === null) return dropAll(caseId);
    // Whom you do not see any more you hold nothing of.
    for (const member of Object.keys(held)) if (!answer.members?.some(({ id }) => id === member)) delete held[member];
  }
  for (const { member, classes } of about) held[member] = [...new Set([...(held[member] ?? []), ...classes])];
}

/** You may no longer hold these classes about this member. */
function drop(caseId, member, classes) {
  const left = (state.held[caseId]?.[member] ?? []).filter((each) => !classes.includes(each));
  if (left.length > 0) state.held[caseId][member] = left;
  else delete state.held[caseId]?.[member];
}

/** You may no longer hold anything of this case. */
function dropAll(caseId) {
  delete state.held[caseId];
}

/** There is a match of signals: whom to call, the hub says (`signals`). */
function keepMatch(match) {
  state.matches = [...new Set([...(state.matches ?? []), match])];
}

/** You may no longer hold anything of this match. */
function dropMatch(match) {
  state.matches = (state.matches ?? []).filter((each) => each !== match);
}
