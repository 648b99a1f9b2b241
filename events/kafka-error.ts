/**
 * What can go wrong with Kafka: the broker does not answer (BROKER_AWAY) or does not know us or lets us do nothing of the kind (LOGIN_REFUSED), which time or an operator mends for everything at once; or it
 * refuses this very message, topic, group or question (REFUSED): no right to it, not there, too large.
 */
export type KafkaErrorCode = 'BROKER_AWAY' | 'LOGIN_REFUSED' | 'REFUSED';

/** A failure of Kafka; its message holds no content, no address and no secret. `reason` is Kafka's own name of the error, such as TOPIC_AUTHORIZATION_FAILED. */
export class KafkaError extends Error {
  readonly code: KafkaErrorCode;
  readonly reason: string;

  constructor(code: KafkaErrorCode, reason: string, cause?: unknown) {
    super(`Kafka: ${code} (${reason})`, { cause });
    this.name = 'KafkaError';
    this.code = code;
    this.reason = reason;
  }
}

/** Errors of the protocol that concern one message, topic, group or question, and not the connection. */
const refusals: ReadonlySet<string> = new Set([
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'INVALID_TOPIC_EXCEPTION',
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'CORRUPT_MESSAGE',
  'INVALID_TIMESTAMP',
  'INVALID_RECORD',
  'POLICY_VIOLATION',
  'INVALID_REPLICATION_FACTOR',
  'INVALID_PARTITIONS',
  'INVALID_CONFIG',
  'SECURITY_DISABLED',
]);
const loginRefusals: ReadonlySet<string> = new Set(['CLUSTER_AUTHORIZATION_FAILED', 'SASL_AUTHENTICATION_FAILED', 'ILLEGAL_SASL_STATE']);

/** The client's error in our terms; what is not known counts as a broker that is away, so that nothing is given up because of it. */
export function toKafkaError(error: unknown): KafkaError {
  if (error instanceof KafkaError) return error;
  for (const each of errorsIn(error)) {
    const type = 'type' in each && typeof each.type === 'string' ? each.type : '';
    if (refusals.has(type)) return new KafkaError('REFUSED', type, error);
    if (loginRefusals.has(type) || each.name === 'KafkaJSSASLAuthenticationError') {
      return new KafkaError('LOGIN_REFUSED', type === '' ? 'SASL_AUTHENTICATION_FAILED' : type, error);
    }
  }
  return new KafkaError('BROKER_AWAY', error instanceof Error ? error.name : 'unknown', error);
}

/** An error with its causes, and the parts of one that stands for several. */
function errorsIn(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  const parts: readonly unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  return [error, ...parts.flatMap(errorsIn), ...errorsIn(error.cause)];
}

/** The name of what went wrong, for logs, metrics and what is kept of a failure: BROKER_AWAY, Kafka's own name of a refusal, or the name of the error; never its message, which may hold content. */
export function failureOf(error: unknown): string {
  if (error instanceof KafkaError) return error.code === 'BROKER_AWAY' ? error.code : error.reason;
  return error instanceof Error ? error.name : 'unknown';
}
