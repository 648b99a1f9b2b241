import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { addressOf } from './address-of.ts';

const from = (remoteAddress: string | undefined) => addressOf({ socket: { remoteAddress } as FastifyRequest['socket'] });

test.each([
  ['of IPv4 is itself', '192.0.2.1', '192.0.2.1', true],
  ['of IPv4 is no other', '192.0.2.1', '192.0.2.2', false],
  ['of IPv4 is the same when it is written in IPv6', '::ffff:192.0.2.1', '192.0.2.1', true],
  ['of IPv6 is that of its network', '2001:db8:0:1::1', '2001:db8:0:1:ffff::2', true],
  ['of IPv6 is that of no other network', '2001:db8:0:1::1', '2001:db8:0:2::1', false],
  ['of a connection that is gone is none', undefined, '192.0.2.1', false],
])('the address %s', (_what, one, other, same) => expect(from(one) === from(other)).toBe(same));
