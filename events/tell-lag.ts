import type { Sql } from '#database/create-database.ts';
import type { KafkaAdmin } from './kafka-admin.ts';
import type { GroupLag } from './kafka-lag.ts';
import {
  readRefusals,
  readSetAside,
  readStanding,
  type OutboxStanding,
  type SetAsideEvent,
  type TopicStanding,
} from './outbox-standing.ts';

/** Prints what waits in the outbox, which topics refuse, what was set aside, and how far each consumer group is behind; `admin` is null where no broker is named. */
export async function tellLag(
  sql: Sql,
  admin: Pick<KafkaAdmin, 'lag'> | null,
  { now, json }: { readonly now: Date; readonly json: boolean },
  say: (line: string) => void,
): Promise<void> {
  const outbox = await readStanding(sql, now);
  const refused = await readRefusals(sql);
  const setAside = await readSetAside(sql);
  const groups = admin && (await admin.lag());
  if (json) return say(JSON.stringify({ outbox, refused, setAside, groups }));
  for (const line of [
    ...linesOfOutbox(outbox),
    ...linesOfRefusals(refused, outbox),
    ...linesOfSetAside(setAside, outbox),
    ...linesOfGroups(groups),
  ])
    say(line);
}

function linesOfOutbox({ waiting, oldestSeconds }: OutboxStanding): readonly string[] {
  return [waiting === 0 ? 'outbox: nothing waits' : `outbox: ${events(waiting)} to be told, the oldest for ${duration(oldestSeconds)}`];
}

function linesOfRefusals(refused: readonly TopicStanding[], { withheld }: OutboxStanding): readonly string[] {
  if (refused.length === 0) return [];
  return [
    `topics that refuse: ${refused.length}; ${events(withheld)} for them`,
    ...refused.map(
      ({ topic, failure, since, retryAt, events: count }) =>
        `  ${topic}: ${failure} since ${since.toISOString()}, ${events(count)}, tried again at ${retryAt.toISOString()}`,
    ),
  ];
}

function linesOfSetAside(setAside: readonly SetAsideEvent[], { setAside: count }: OutboxStanding): readonly string[] {
  if (count === 0) return [];
  return [
    `set aside: ${count}; "retry" gives them to the relay again`,
    ...setAside.map(({ eventId, type, topic, failure }) => `  ${eventId} ${type}${topic === null ? '' : ` for ${topic}`}: ${failure}`),
  ];
}

function linesOfGroups(groups: readonly GroupLag[] | null): readonly string[] {
  if (groups === null) return ['consumer groups: not asked, KAFKA_BROKERS is not set'];
  const worthTelling = groups.filter(({ group, lag }) => group !== null || lag > 0);
  return worthTelling.length === 0 ? ['consumer groups: none that this user may know of'] : worthTelling.map(describe);
}

function describe({ group, topic, lag, hasAcknowledged }: GroupLag): string {
  if (group === null) return `topic ${topic}: read by nobody that this user may know of, ${lag} messages are kept`;
  return `group ${group} in ${topic}: ${lag} messages behind${hasAcknowledged ? '' : ', and it has acknowledged nothing yet'}`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
}

function events(count: number): string {
  return count === 1 ? '1 event waits' : `${count} events wait`;
}
