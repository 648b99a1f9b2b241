import { randomUUID } from 'node:crypto';
import type { Producer } from 'kafkajs';
import { deBoerCase } from '#database/seeds/de-boer.ts';
import type { KafkaConnection } from '#events/kafka.ts';
import type { RelayMessage } from '#events/open-topics.ts';
import { aRelay } from '#events/testing/a-relay.ts';
import { ensureTopics, usualTopicSettings } from '#events/topics.ts';
import { createDeliver } from '#gateway/deliver/create-deliver.ts';
import { everybody, raiseDeliverStage, type DeliverStage } from '#tests/events/deliver-stage.ts';
import { median } from './median.ts';
import { sendBare } from './send-bare.ts';

/** Events of sixty cases as the hub really tells them: each decided for every recipient of its case, and on record before it is sent. */
export interface DecidedFigures {
  readonly decidedPerSecond: number;
  /** Messages to recipients, of which one event makes several. */
  readonly messagesPerEvent: number;
  /** Beside a bare kafkajs producer that sends the same messages, which were decided before. */
  readonly ratioWithDecisions: number;
}

const cases = Array.from({ length: 60 }, (_, index) => `bench-${index}`);
const perCase = 100;

/** Measures on a PostgreSQL of its own and the broker that is given. */
export const measureDecided = async (connection: KafkaConnection, bare: Producer): Promise<DecidedFigures> => {
  const stage = await raiseDeliverStage(
    'postgres',
    cases.map((id) => deBoerCase(id, null)),
  );
  try {
    await ensureTopics(connection, await stage.deps.readRecipients(), { ...usualTopicSettings, replicas: 1 });
    const rounds = [];
    for (let round = 0; round < 4; round += 1) {
      const { seconds, messages } = await tellAll(stage, connection);
      const start = performance.now();
      await sendBare(bare, messages);
      // The first round warms up.
      if (round > 0) rounds.push({ seconds, messages: messages.length, bare: (performance.now() - start) / 1000 });
    }
    const events = cases.length * perCase;
    return {
      decidedPerSecond: median(rounds.map(({ seconds }) => events / seconds)),
      messagesPerEvent: median(rounds.map(({ messages }) => messages / events)),
      ratioWithDecisions: median(rounds.map(({ seconds, bare: plain }) => plain / seconds)),
    };
  } finally {
    await stage.close();
  }
};

/** Writes events about everybody in every case, has them told, and answers how long that took and what was said. */
const tellAll = async ({ database, deps }: DeliverStage, { producer }: KafkaConnection) => {
  await database.sql('truncate outbox cascade');
  for (let n = 0; n < perCase; n += 1) await write(database.sql);
  await database.sql('analyze outbox, outbox_waiting');
  const messages: RelayMessage[] = [];
  const deliver = createDeliver(deps);
  const relay = aRelay({
    database,
    producer,
    deliver: async (events) => {
      const told = await deliver(events);
      messages.push(...told);
      return told;
    },
  });
  const start = performance.now();
  await relay.drain();
  return { seconds: (performance.now() - start) / 1000, messages };
};

/** One event of every case. */
const write = async (sql: DeliverStage['database']['sql']): Promise<void> => {
  const events = cases.map((caseId) => ({ id: randomUUID(), caseId, data: { about: everybody('FAMILY_CASE', caseId) } }));
  await sql(
    `with event as (insert into outbox (event_id, case_id, type, data, occurred_at, trace_id)
        select e->>'id', e->>'caseId', 'nl.gezinsbeeld.case.changed.v1', e->'data', now(), '0af7651916cd43dd8448eb211c80319c' from jsonb_array_elements($1::jsonb) e
        returning sequence, case_id)
      insert into outbox_waiting (sequence, slot, case_id) select sequence, hashtext(coalesce(case_id, '')) & 15, case_id from event`,
    [JSON.stringify(events)],
  );
};
