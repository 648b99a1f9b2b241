import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';

/**
 * The address that a request comes from, as it counts towards limits: of IPv6 the network (/64), for one connection has all of its addresses. A connection that is gone
 * meanwhile has none.
 */
export const addressOf = ({ socket }: Pick<FastifyRequest, 'socket'>): string => normalizeIP(socket.remoteAddress ?? '');
