import { measureEvents, type EventFigures } from './events.ts';
import { measurePolicy } from './policy.ts';
import { measureReplay } from './replay.ts';
import { measureLatency } from './view/latency.ts';
import { measureMemory } from './view/memory.ts';
import { measureThroughput } from './view/throughput.ts';

// npm run -s bench [-- --json]
// With --json the last line is one JSON object; without, a table. Everything is measured on this machine, in this run.

const round = (value: number): number => Number(value.toPrecision(3));

/** The figures of one part, each rounded. */
const rounded = <K extends string>(figures: Readonly<Record<K, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries<number>(figures).map(([name, value]) => [name, round(value)]));

const rowsOfEvents = (events: EventFigures): readonly (readonly [string, number, string])[] => [
  ['events through outbox and relay', events.relayPerSecond, 'events/s'],
  ['the same bytes, bare kafkajs producer', events.barePerSecond, 'events/s'],
  ['ratio to bare kafkajs', events.ratioToBareKafkajs, '(goal: 0.8 or more)'],
  ['decided for every recipient, on record', events.decidedPerSecond, `events/s (${round(events.messagesPerEvent)} messages each)`],
  ['ratio of that to bare kafkajs', events.ratioWithDecisions, ''],
  ['commit to consumer, median', events.latencyMs.p50, 'ms'],
  ['commit to consumer, 99th percentile', events.latencyMs.p99, 'ms'],
];

const policy = measurePolicy();
const throughput = await measureThroughput('hub');
const embedded = await measureThroughput('hub-pglite');
const latency = await measureLatency('hub');
const plainLatency = await measureLatency('plain');
const memory = await measureMemory();
const replay = await measureReplay();
const events = await measureEvents();
if (typeof events === 'string') console.error(`Events were not measured: ${events}`);

if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({
      view: { ratioToPlain: round(throughput.ratioToPlain), addedLatencyMs: round(latency.addedLatencyMs) },
      policy: rounded(policy),
      memory: { growthMiBPer10kViews: round(memory.growthMiBPer10kViews) },
      replay: rounded(replay),
      ...(typeof events !== 'string' && {
        events: {
          ratioToBareKafkajs: round(events.ratioToBareKafkajs),
          ratioWithDecisions: round(events.ratioWithDecisions),
          latencyMs: rounded(events.latencyMs),
        },
      }),
    }),
  );
} else {
  const rows: readonly (readonly [string, number, string])[] = [
    ['full view, hub on PostgreSQL', throughput.hub, 'views/s'],
    ['full view, plain Apollo Server', throughput.plain, 'views/s'],
    ['ratio to plain', throughput.ratioToPlain, '(goal: 0.5 or more)'],
    ['full view, hub on PGlite', embedded.hub, `views/s (ratio ${round(embedded.ratioToPlain)})`],
    ['added latency over the slowest partner', latency.addedLatencyMs, 'ms (goal: 3 or less)'],
    ['the same of the plain Apollo Server', plainLatency.addedLatencyMs, 'ms'],
    ["slowest partner's own time", latency.slowestPartnerMs, 'ms'],
    ['policy decisions of a view', policy.msPerView, 'ms (goal: 0.1 or less)'],
    ['compiling the default policy', policy.compileMs, 'ms'],
    ['proving P1 to P7', policy.proofMs, 'ms'],
    ['compiling a policy of 300 rules', policy.largeCompileMs, 'ms (goal: less than 1000)'],
    ['proving P1 to P7 of it', policy.largeProofMs, 'ms (goal: a few seconds)'],
    ['heap growth per 10,000 views', memory.growthMiBPer10kViews, 'MiB'],
    ['replaying a log of 100,000 views', replay.viewsPerSecond, 'views/s (goal: seconds for all)'],
    ['the audit record of a view', replay.bytesPerView, 'bytes'],
    ...(typeof events === 'string' ? [] : rowsOfEvents(events)),
  ];
  for (const [what, value, unit] of rows) console.log(`${what.padEnd(42)} ${String(round(value)).padStart(8)}  ${unit}`);
}
