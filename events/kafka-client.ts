import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import kafkajs, { type Kafka, type KafkaConfig, type SASLOptions } from 'kafkajs';
import type { KafkaSettings } from './kafka-settings.ts';

/** Told which part of the client has something to say, and how bad it is; never what. */
export type TellOfClient = (level: 'warn' | 'debug', part: string) => void;

/** A client of Kafka, and the end of it. */
export interface KafkaClient {
  readonly kafka: Kafka;
  /** Cuts its connections at once and lets it make no other, so that nothing that it still had in mind reaches a broker. */
  cut(): void;
}

/**
 * Makes a client of kafkajs, which says nothing itself: of its log only the level and which part of it speaks are told. It tries each request three times within about
 * ten seconds.
 */
export function createKafkaClient(settings: KafkaSettings, tell: TellOfClient): KafkaClient {
  const sockets = new Set<Socket>();
  let isCut = false;
  const config: KafkaConfig = {
    brokers: [...settings.brokers],
    clientId: 'gezinsbeeld',
    connectionTimeout: settings.requestMs ?? 3000,
    authenticationTimeout: settings.requestMs ?? 3000,
    requestTimeout: settings.requestMs ?? 3000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 2 },
    ssl: settings.tls ?? false,
    // Its type asks for one of three shapes, and does not see that ours is each of them. A copy, for kafkajs writes in it.
    ...(settings.login && { sasl: { ...settings.login } as SASLOptions }),
    logLevel: kafkajs.logLevel.WARN,
    logCreator:
      () =>
      ({ namespace, level }) =>
        tell(level <= kafkajs.logLevel.ERROR ? 'warn' : 'debug', namespace),
    socketFactory: ({ host, port, ssl, onConnect }) => {
      const socket = isTls(ssl)
        ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
        : connect({ host, port }, onConnect);
      socket.setKeepAlive(true, 60_000).setNoDelay(true);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      if (isCut) socket.destroy(new Error('this client was cut'));
      return socket;
    },
  };
  return {
    kafka: new kafkajs.Kafka(config),
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** kafkajs hands on what it was given, which is false or nothing without TLS, whatever its type says. */
function isTls(ssl: unknown): ssl is object {
  return typeof ssl === 'object' && ssl !== null;
}
