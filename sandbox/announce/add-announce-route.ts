import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { demoMemberBsn } from '../identity/demo-people.ts';
import { sandboxPartners } from '../stand-ins.ts';
import type { SandboxPartner, StandIns } from '../stand-ins.ts';
import { announceChange } from './announce-change.ts';

const asked = z.strictObject({ partner: z.enum(sandboxPartners as [SandboxPartner, ...SandboxPartner[]]), member: z.string().max(60) });

/**
 * Adds `POST /demo/announce` `{partner, member}` to the hub's own server: it makes something change about that demo family member at that partner. Answers
 * `{changed}` with what, or null. For a sandbox on loopback only.
 */
export function addAnnounceRoute(app: FastifyInstance, standIns: StandIns): void {
  app.post('/demo/announce', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const { data } = asked.safeParse(request.body);
    const bsn = data === undefined ? null : demoMemberBsn(data.member);
    if (data === undefined || bsn === null) return reply.code(400).send({ error: 'unknown partner or member' });
    return reply.send({ changed: await announceChange(standIns, data.partner, bsn) });
  });
}
