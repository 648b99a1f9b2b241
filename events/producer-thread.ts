import { parentPort, workerData } from 'node:worker_threads';
import { createKafkaClient } from './kafka-client.ts';
import { toKafkaError } from './kafka-error.ts';
import { createKafkaProducer, type KafkaMessage } from './kafka-producer.ts';
import type { KafkaSettings } from './kafka-settings.ts';
import type { ProducerJob, ProducerReport } from './producer-beside.ts';

const report = (what: ProducerReport): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(what);
};

const producer = createKafkaProducer(() => createKafkaClient(workerData as KafkaSettings, (level, part) => report({ level, part })));

const messagesOf = ({ topics, keys, values, headers }: ProducerJob): readonly KafkaMessage[] =>
  topics.map((topic, at) => ({ topic, key: keys[at] ?? '', value: values[at] ?? '', headers: headers[at] ?? {} }));

const run = async (job: ProducerJob): Promise<void> => (job.work === 'send' ? producer.send(messagesOf(job)) : producer[job.work]());

parentPort?.on('message', (job: ProducerJob) => {
  run(job).then(
    () => report({ id: job.id, failure: null }),
    (error: unknown) => {
      const { code, reason } = toKafkaError(error);
      report({ id: job.id, failure: { code, reason } });
    },
  );
});
