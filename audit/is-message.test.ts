import { expect, test } from 'vitest';
import { isAtDesk } from './is-at-desk.ts';
import { isMessage } from './is-message.ts';

test.each([
  { action: 'event.deliver', message: true, atDesk: false },
  { action: 'event.subscribe', message: false, atDesk: false },
  { action: 'desk.query', message: false, atDesk: true },
  { action: 'desk.mutation', message: false, atDesk: true },
  { action: 'desk.report', message: false, atDesk: true },
  { action: 'query', message: false, atDesk: false },
])('$action is a message: $message; at the desk: $atDesk', ({ action, message, atDesk }) => {
  expect([isMessage(action), isAtDesk(action)]).toEqual([message, atDesk]);
});
