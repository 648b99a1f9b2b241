import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '#database/testing/free-port.ts';
import { createKafkaClient } from '../kafka-client.ts';
import { kafkaJars } from './kafka-jars.ts';
import { settingsOf } from './test-kafka.ts';

const run = promisify(execFile);

/** Who may log in, and with what. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A Kafka broker of the tests' own, that lets nobody in without a password and gives nobody a right that was not granted; `admin` may do everything. */
export interface KafkaServer {
  readonly brokers: string;
  readonly admin: Credentials;
  /** The other users, by name; they have no rights yet. */
  readonly users: Readonly<Record<string, Credentials>>;
  /** The broker is lost at once, as when its machine fails; what it acknowledged is kept. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

const startMs = 150_000;
// Small, and quick to start rather than quick in the long run.
const jvm = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** Starts a real Apache Kafka 4.1 (KRaft, one node) on free ports of loopback, with the users that are named beside `admin`; it takes about four seconds. */
export async function startKafka(userNames: readonly string[] = []): Promise<KafkaServer> {
  const classPath = await kafkaJars();
  const folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-kafka-'));
  const [port, controllerPort] = [await freePort(), await freePort()];
  const admin = aUser('admin');
  const users = Object.fromEntries(userNames.map((name) => [name, aUser(name)]));
  const file = join(folder, 'server.properties');
  await writeFile(file, propertiesOf({ folder, port, controllerPort, admin }), { mode: 0o600 });
  const scram = [admin, ...Object.values(users)].flatMap(({ username, password }) => [
    '-S',
    `SCRAM-SHA-256=[name=${username},password=${password}]`,
  ]);
  await run('java', [...jvm, '-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', randomUUID(), '-c', file, ...scram]);
  let broker: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    broker = await launch(['java', ...jvm, '-cp', classPath, 'kafka.Kafka', file], port);
  };
  const kill = async (): Promise<void> => {
    if (broker) await end(broker);
    broker = null;
  };
  const close = async (): Promise<void> => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await start();
    await untilGroups(`127.0.0.1:${port}`, admin);
  } catch (error) {
    await close();
    throw error;
  }
  return { brokers: `127.0.0.1:${port}`, admin, users, kill, start, close };
}

function aUser(username: string): Credentials {
  return { username, password: randomBytes(16).toString('hex') };
}

function propertiesOf(given: { folder: string; port: number; controllerPort: number; admin: Credentials }): string {
  const { folder, port, controllerPort, admin } = given;
  const login = (module: string, extra = ''): string =>
    `org.apache.kafka.common.security.${module} required username="${admin.username}" password="${admin.password}"${extra};`;
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `CLIENT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `CLIENT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'CLIENT',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-256',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-256',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.client.scram-sha-256.sasl.jaas.config': login('scram.ScramLoginModule'),
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': login('plain.PlainLoginModule', ` user_${admin.username}="${admin.password}"`),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': false,
    'super.users': `User:${admin.username}`,
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'log.cleaner.dedupe.buffer.size': 4 * 1024 * 1024,
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    'num.network.threads': 2,
    'num.io.threads': 2,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Runs the broker, and beside it a watch that ends it when this process is gone without having said goodbye. */
async function launch(command: readonly string[], port: number): Promise<ChildProcess> {
  const script = 'exec 3<&0; (read -r goodbye <&3 || kill -9 $$) & exec 3<&-; exec "$@" </dev/null';
  const broker = spawn('sh', ['-c', script, 'kafka', ...command], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  const hear = (text: Buffer): void => {
    said = `${said}${text.toString()}`.slice(-2000);
  };
  broker.stdout.on('data', hear);
  broker.stderr.on('data', hear);
  const deadline = Date.now() + startMs;
  while (!(await listens(port))) {
    if (broker.exitCode !== null || Date.now() > deadline) {
      await end(broker);
      throw new Error(`Kafka did not start: ${said}`);
    }
    await wait(50);
  }
  return broker;
}

/** Resolves when there can be consumer groups: a new broker makes the place for them at the first question, and a consumer that comes before it is ready ends for good. */
async function untilGroups(brokers: string, admin: Credentials): Promise<void> {
  const client = createKafkaClient(settingsOf(brokers, admin), () => {});
  const operator = client.kafka.admin();
  const deadline = Date.now() + startMs;
  const ask = async (): Promise<unknown> =>
    operator.fetchOffsets({ groupId: 'first' }).catch(async (error: unknown) => {
      if (Date.now() > deadline) throw error;
      await wait(50);
      return ask();
    });
  try {
    await operator.connect();
    await ask();
    await operator.disconnect();
  } finally {
    client.cut();
  }
}

async function end(broker: ChildProcess): Promise<void> {
  if (broker.exitCode === null && broker.signalCode === null) {
    const gone = once(broker, 'exit');
    broker.kill('SIGKILL');
    await gone;
  }
  broker.stdin?.end('goodbye\n');
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
