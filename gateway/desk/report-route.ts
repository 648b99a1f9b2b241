import type { FastifyInstance, FastifyRequest } from 'fastify';
import { reportPagePolicy } from '#rights/report/page/page-style.ts';
import type { RightsDesk } from '#rights/rights-desk.ts';
import { admitPurpose, purposeHeader } from '../admit/purpose.ts';
import type { AuthenticateRequest } from '../authenticate-once.ts';
import { GatewayError } from '../errors.ts';
import { mayBeId } from '../may-be-id.ts';
import { newTrace, type Trace } from '../trace.ts';
import type { DeskDoor } from './desk-door.ts';

/** What the page's route needs of the front door. */
export interface ReportDoor {
  readonly authenticate: AuthenticateRequest;
  readonly traceOf: (request: FastifyRequest) => Trace | undefined;
  readonly clock: () => Date;
}

/** What the page is made with. */
export interface ReportParts {
  readonly door: DeskDoor<{ readonly rights: Pick<RightsDesk, 'accessReportPage'> }>;
  /** The roles that may ask for the report, as the schema says. */
  readonly roles: ReadonlySet<string>;
}

/** Where the printable report (inzageoverzicht, AVG 15) stands: `?case=…&member=…`, and `from` and `until` as days. */
export const reportPath = '/report/access';

const idOf = (value: unknown): string => {
  if (typeof value !== 'string' || !mayBeId(value)) throw new GatewayError('BAD_USER_INPUT');
  return value;
};

const dayOf = (value: unknown): string | null => {
  if (value === undefined) return null;
  if (typeof value !== 'string' || value.length > 10) throw new GatewayError('BAD_USER_INPUT');
  return value;
};

/** Adds the printable report of who looked at somebody's data. What the desk refuses is a page as well, with status 403. */
export const addReportRoute = (app: FastifyInstance, front: ReportDoor, { door, roles }: ReportParts): void => {
  app.get(reportPath, { exposeHeadRoute: false }, async (request, reply) => {
    const startedAt = front.clock();
    const caller = await front.authenticate(request);
    const purpose = admitPurpose(request.headers[purposeHeader]?.toString(), caller.purposes);
    if (!roles.has(caller.role)) throw new GatewayError('FORBIDDEN');
    const query = request.query as Readonly<Record<string, unknown>>;
    const question = {
      caseId: idOf(query['case']),
      memberId: idOf(query['member']),
      from: dayOf(query['from']),
      until: dayOf(query['until']),
    };
    const from = { caller, purpose, trace: front.traceOf(request) ?? newTrace(), startedAt };
    const { html, problems } = await door({ from, action: 'desk.report', operation: null }, ({ rights }, asked) =>
      rights.accessReportPage(asked, question),
    );
    return reply
      .code(problems.length === 0 ? 200 : 403)
      .header('content-security-policy', reportPagePolicy)
      .type('text/html; charset=utf-8')
      .send(html);
  });
};
