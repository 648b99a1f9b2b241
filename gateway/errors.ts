import { GraphQLError } from 'graphql';

/**
 * All error codes that a caller can meet, with the HTTP status that goes with each and the one message that it has. A message never
 * repeats what the caller sent.
 */
export const errorTable = {
  UNAUTHENTICATED: { status: 401, message: 'A valid access token is needed.' },
  PURPOSE_MISSING: { status: 400, message: 'The header Gezinsbeeld-Purpose is missing. Name the purpose for which you ask.' },
  PURPOSE_UNKNOWN: { status: 400, message: 'The header Gezinsbeeld-Purpose does not name a purpose that exists.' },
  PURPOSE_NOT_ALLOWED: { status: 403, message: 'Your token does not allow this purpose.' },
  FORBIDDEN: { status: 403, message: 'Your role may not do this.' },
  MIXED_OPERATION: {
    status: 400,
    message: 'Ask for the family view and for the desk (policies, consent, rights) in operations of their own.',
  },
  ONE_CASE_PER_OPERATION: { status: 400, message: 'An operation asks about one case. Send one operation per case.' },
  USE_STREAM: { status: 400, message: 'Subscriptions are answered at /graphql/stream, as text/event-stream.' },
  USE_GRAPHQL: { status: 400, message: 'Only subscriptions are answered here. Send queries and mutations to /graphql.' },
  QUERY_TOO_LARGE: { status: 400, message: 'The query has too many tokens.' },
  QUERY_TOO_DEEP: { status: 400, message: 'The query is nested too deeply.' },
  QUERY_TOO_MANY_ALIASES: { status: 400, message: 'The query has too many aliases.' },
  QUERY_TOO_MANY_DIRECTIVES: { status: 400, message: 'The query has too many directives.' },
  QUERY_TOO_MANY_FIELDS: { status: 400, message: 'The query selects too many fields, counted with its fragments spread out.' },
  QUERY_TOO_COSTLY: { status: 400, message: 'The query asks for more than may be asked at once.' },
  BATCH_TOO_LARGE: { status: 400, message: 'Send one operation per request.' },
  INTROSPECTION_DISABLED: {
    status: 400,
    message: 'Introspection is not allowed here. The schema is published as schema/supergraph.graphql.',
  },
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'The query is not valid GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'The query does not fit the schema.' },
  OPERATION_RESOLUTION_FAILURE: { status: 400, message: 'The operation to run could not be determined.' },
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400, message: 'Persisted queries are not supported.' },
  BAD_USER_INPUT: { status: 400, message: 'The variables do not fit the operation.' },
  BAD_REQUEST: { status: 400, message: 'The request is not a well-formed GraphQL request.' },
  WEBHOOK_NOT_JSON: { status: 400, message: 'The body is not JSON in UTF-8.' },
  NOT_FOUND: { status: 404, message: 'There is nothing here.' },
  NOTHING_TO_FOLLOW: { status: 404, message: 'There is nothing here that you can follow.' },
  USE_DISTINCT_CONNECTIONS: {
    status: 405,
    message: 'Every subscription has a connection of its own here (distinct connections mode). Send it as POST or GET.',
  },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This method is not allowed here.' },
  NOT_ACCEPTABLE: { status: 406, message: 'The answer is available as application/graphql-response+json or application/json.' },
  STREAM_NOT_ACCEPTABLE: { status: 406, message: 'A subscription is answered as text/event-stream.' },
  RESUME_IMPOSSIBLE: {
    status: 409,
    message: 'The stream cannot go on from this event. Open a new one without Last-Event-ID, and ask for the view again.',
  },
  REQUEST_TIMEOUT: { status: 408, message: 'The request did not arrive in time.' },
  BODY_TOO_LARGE: { status: 413, message: 'The body of the request is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send the request as application/json, without content encoding.' },
  TOO_MANY_STREAMS: { status: 429, message: 'Too many streams are open. Close one, or try again later.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests. Wait a moment and try again.' },
  HEADERS_TOO_LARGE: { status: 431, message: 'The headers of the request are too large.' },
  STREAM_ENDED: { status: 403, message: 'What you followed does not exist for you any more.' },
  STREAM_TOKEN_ENDED: { status: 401, message: 'Your access token ended. Open the stream again with a new one.' },
  STREAM_TOO_SLOW: { status: 408, message: 'The stream was not read in time. Open it again from the last event that you have.' },
  STREAM_CLOSING: { status: 503, message: 'This hub stops. Open the stream again from the last event that you have.' },
  INTERNAL: { status: 500, message: 'Something went wrong on our side. The trace id leads us to it.' },
  AUDIT_UNAVAILABLE: { status: 503, message: 'The answer could not be recorded, so it is not given. Try again later.' },
  DATABASE_UNAVAILABLE: { status: 503, message: 'The case register is not available. Try again later.' },
  DESK_UNAVAILABLE: { status: 503, message: 'The desk could not do this at the moment. Try again later.' },
  POLICY_UNAVAILABLE: { status: 503, message: 'There is no policy to decide under at the moment. Try again later.' },
  ISSUER_UNAVAILABLE: { status: 503, message: 'Your token cannot be checked at the moment. Try again later.' },
} as const;

/** The code of an error that a caller can meet. */
export type ErrorCode = keyof typeof errorTable;

/** An error for the caller, with a code, its status and its fixed message; `cause` is for the log only. */
export class GatewayError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, options?: { readonly cause?: unknown }) {
    super(errorTable[code].message, { extensions: { code, http: { status: errorTable[code].status } } });
    this.name = 'GatewayError';
    this.code = code;
    if (options && 'cause' in options) this.cause = options.cause;
  }
}

/** Whether a string is one of the codes. */
export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorTable, code);
