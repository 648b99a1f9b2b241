import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const folder = join(import.meta.dirname, '../../.kafka');
const jars = join(folder, '4.1.0-with-tools');

/** What the broker of tests and benchmarks needs is not on this machine; the message says what to install. */
export class KafkaMissing extends Error {
  readonly code = 'KAFKA_MISSING';

  constructor(what: string, cause: unknown) {
    super(
      `${what}; the tests of events run a real Apache Kafka: install Java 17 and Maven (Debian: apt-get install openjdk-17-jre-headless maven), or name a broker in KAFKA_BROKERS`,
      { cause },
    );
    this.name = 'KafkaMissing';
  }
}

/**
 * The class path of Apache Kafka 4.1 and its tools: their jars are fetched by Maven the first time (54 MB, about a minute) and kept in `.kafka`. Throws KafkaMissing when Java is not
 * there, or when the jars are not and Maven cannot fetch them.
 */
export async function kafkaJars(): Promise<string> {
  await run('java', ['-version']).catch((error: unknown) => {
    throw new KafkaMissing('Java cannot be run', error);
  });
  if (!existsSync(jars)) await fetchJars();
  return join(jars, '*');
}

async function fetchJars(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const fetched = await mkdtemp(join(folder, 'fetching-'));
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${fetched}`];
  await run('mvn', ['-q', '-B', '-f', join(import.meta.dirname, 'pom.xml'), ...goal], { timeout: 600_000 }).catch(
    async (error: unknown) => {
      await rm(fetched, { recursive: true, force: true });
      throw new KafkaMissing('Maven cannot fetch the jars of Kafka', error);
    },
  );
  // Whoever comes second finds them there, and lets go of its own.
  await rename(fetched, jars).catch(async () => rm(fetched, { recursive: true, force: true }));
}
