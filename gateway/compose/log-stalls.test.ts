import { pino } from 'pino';
import { expect, test } from 'vitest';
import { logStalls } from './log-stalls.ts';

test('one line when it begins to wait, one for another cause, one when it goes on', () => {
  const lines: unknown[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const relay = logStalls(log, 'The relay');
  relay.goesOn();
  for (const failure of ['BROKER_AWAY', 'BROKER_AWAY', 'DeliverLater', 'DeliverLater']) relay.waits(failure);
  relay.goesOn();
  relay.goesOn();
  relay.waits('DeliverLater');
  expect(lines).toEqual([
    { level: 40, failure: 'BROKER_AWAY', msg: 'The relay waits' },
    { level: 40, failure: 'DeliverLater', msg: 'The relay waits' },
    { level: 30, msg: 'The relay goes on' },
    { level: 40, failure: 'DeliverLater', msg: 'The relay waits' },
  ]);
});
