import { pino, type Logger } from 'pino';

/** The hub's log: JSON lines on standard output. What is logged holds no content; the redaction is a second fence. */
export const createLog = (level: string): Logger =>
  pino({ level, redact: ['*.authorization', '*.bsn', '*.body', '*.token'], base: { service: 'gezinsbeeld' } });

/** What may be logged of an error: its name, and never its message, which may hold content. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
