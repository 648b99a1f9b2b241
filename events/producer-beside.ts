import { Worker } from 'node:worker_threads';
import type { TellOfClient } from './kafka-client.ts';
import { KafkaError, type KafkaErrorCode } from './kafka-error.ts';
import type { KafkaMessage, KafkaProducer } from './kafka-producer.ts';
import type { KafkaSettings } from './kafka-settings.ts';

/** What the thread is asked to do. Messages go by column, which costs a quarter of what one after the other does. */
export interface ProducerJob {
  readonly id: number;
  readonly work: 'send' | 'ready' | 'close';
  readonly topics: readonly string[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly headers: readonly KafkaMessage['headers'][];
}

/** What the thread says: how a job ended, or what its client met. */
export type ProducerReport =
  | { readonly id: number; readonly failure: { readonly code: KafkaErrorCode; readonly reason: string } | null }
  | { readonly level: Parameters<TellOfClient>[0]; readonly part: string };

/**
 * Makes a producer as `createKafkaProducer` does, in a thread of its own that starts at the first send: making a request of thousands of messages would keep whoever asks for a view waiting. When
 * the thread ends by itself, what was under way rejects as if the broker were away, and the next send starts another.
 */
export function createProducerBeside(
  settings: KafkaSettings,
  tell: TellOfClient,
  program = new URL('producer-thread.ts', import.meta.url),
): KafkaProducer {
  let thread: Worker | null = null;
  let lastId = 0;
  const underWay = new Map<number, PromiseWithResolvers<void>>();

  const hear = (report: ProducerReport): void => {
    if ('level' in report) {
      tell(report.level, report.part);
      return;
    }
    const { id, failure } = report;
    const job = underWay.get(id);
    underWay.delete(id);
    if (failure === null) job?.resolve();
    else job?.reject(new KafkaError(failure.code, failure.reason));
  };

  const start = (): Worker => {
    const worker = new Worker(program, {
      workerData: settings,
      env: {},
      execArgv: ['--disable-warning=TimeoutNegativeWarning'],
    });
    worker.on('message', hear);
    // After it comes the exit.
    worker.on('error', () => tell('warn', 'producer thread'));
    worker.on('exit', () => {
      thread = null;
      for (const job of underWay.values()) job.reject(new KafkaError('BROKER_AWAY', 'ProducerEnded'));
      underWay.clear();
    });
    return worker;
  };

  /** A thread that this machine cannot give is not the fault of what should be sent. */
  const started = (): Worker => {
    try {
      return start();
    } catch (error) {
      throw new KafkaError('BROKER_AWAY', 'ProducerNotStarted', error);
    }
  };

  const ask = async (work: ProducerJob['work'], messages: readonly KafkaMessage[]): Promise<void> => {
    thread ??= started();
    lastId += 1;
    const job: ProducerJob = {
      id: lastId,
      work,
      topics: messages.map(({ topic }) => topic),
      keys: messages.map(({ key }) => key),
      values: messages.map(({ value }) => value),
      headers: messages.map(({ headers }) => headers),
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage(job);
    const ended = Promise.withResolvers<void>();
    underWay.set(job.id, ended);
    return ended.promise;
  };

  return {
    send: async (messages) => {
      if (messages.length > 0) await ask('send', messages);
    },
    ready: async () => ask('ready', []),
    close: async () => {
      if (thread === null) return;
      const closing = thread;
      await ask('close', []).catch(() => {});
      await closing.terminate();
    },
  };
}
