import type { FastifyRequest } from 'fastify';
import { createAdmitDocument } from './admit/document.ts';
import { admitPurpose, purposeHeader } from './admit/purpose.ts';
import type { RequestContext } from './answer.ts';
import type { AuthenticatedCaller } from './authenticate.ts';
import type { AuthenticateRequest } from './authenticate-once.ts';
import { headerOf } from './header-of.ts';
import type { HubSettings } from './settings.ts';
import { newTrace, type Trace } from './trace.ts';

/** Who asks, for what, and until when their token lasts. */
export interface EnteredRequest extends RequestContext {
  readonly caller: AuthenticatedCaller;
}

/** What every GraphQL request passes, at whichever address it comes in. */
export interface GraphqlFront {
  /** Settles who asks and for what, before anything of a body is read; throws the error that says what is wrong. */
  enter(request: FastifyRequest): Promise<EnteredRequest>;
  /** Admits the text of a query by its measures; throws the error of the limit that it passes. */
  admit(query: unknown): void;
}

/** What the front needs. */
export interface FrontDeps {
  readonly settings: HubSettings;
  readonly authenticate: AuthenticateRequest;
  readonly clock: () => Date;
}

/** Makes the front: authentication, purpose and the limits of a document. */
export const createFront = (
  { settings, authenticate, clock }: FrontDeps,
  traceOf: (request: FastifyRequest) => Trace | undefined,
): GraphqlFront => {
  const admit = createAdmitDocument({
    maxTokens: settings.MAX_TOKENS,
    maxDepth: settings.MAX_DEPTH,
    maxAliases: settings.MAX_ALIASES,
    maxDirectives: settings.MAX_DIRECTIVES,
    maxFields: settings.MAX_FIELDS,
  });
  return {
    enter: async (request) => {
      const startedAt = clock();
      const caller = await authenticate(request);
      const purpose = admitPurpose(headerOf(request, purposeHeader), caller.purposes);
      return { caller, purpose, startedAt, trace: traceOf(request) ?? newTrace() };
    },
    admit,
  };
};
