import { randomUUID } from 'node:crypto';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { createDatabase } from '#database/create-database.ts';
import { testEncryption } from '#database/testing/create-test-database.ts';
import { createSignalsDesk } from '#signals/create-signals-desk.ts';
import { hubAt, now, organisations, people } from '#signals/testing/signal-stage.ts';
import { killBeforeStep, steppingDatabase } from './kill-before-step.ts';

// What a hub does by itself with signals, in a process of its own that kills itself before its step number `killAt`: a step is a statement, a question to the register of persons, or a commit. It
// ends by itself when nothing is due.

/** What the process is told when it is forked. */
export interface SignalOrder {
  readonly databaseUrl: string;
  /** Everybody whom the register of persons knows: one household of young people. */
  readonly household: readonly string[];
  readonly killAt: number;
}

const order = JSON.parse(process.argv[2] ?? '') as SignalOrder;
const step = killBeforeStep(order.killAt);

const database = await createDatabase({ databaseUrl: order.databaseUrl });
const desk = createSignalsDesk({
  database: steppingDatabase(database, step),
  encryption: testEncryption(),
  recorder: { writerId: `killed-${order.killAt}`, register: 'https://gezinsbeeld.example/verwerkingen' },
  newId: randomUUID,
  policy: () => defaultTables,
  hubOin: people.wmo.oin,
  organisations,
  municipalities: new Set(['0363']),
  civilRegister: {
    residents: async (bsns) => {
      step();
      return order.household
        .filter((bsn) => bsns.includes(bsn))
        .map((bsn) => ({
          bsn,
          birthDate: '2012-01-01',
          address: 'home',
          municipality: '0363',
          ties: order.household.filter((other) => other !== bsn),
        }));
    },
    civilFacts: async () => [],
  },
  wake: () => undefined,
});
while (await desk.matchNext(hubAt(now)));
await database.close();
// What tests bring along listens to the parent, which would keep this process alive.
process.exit(0);
