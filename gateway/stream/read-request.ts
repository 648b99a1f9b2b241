import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { GatewayError } from '../errors.ts';

const parameters = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** What a subscription is asked with. */
export interface SubscriptionRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const fromJson = (text: string | null): unknown => {
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new GatewayError('BAD_REQUEST');
  }
};

/** A parameter that is given twice would mean two things. */
const inUrl = (url: string): Readonly<Record<string, unknown>> => {
  const search = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');
  const names = ['query', 'operationName', 'variables'];
  if (names.some((name) => search.getAll(name).length > 1)) throw new GatewayError('BAD_REQUEST');
  return { query: search.get('query'), operationName: search.get('operationName'), variables: fromJson(search.get('variables')) };
};

/** Reads the parameters of a request (GraphQL over HTTP, 5): from the URL of a GET, from the body of a POST. Throws BAD_REQUEST. */
export const readRequest = ({ method, url, body }: Pick<FastifyRequest, 'method' | 'url' | 'body'>): SubscriptionRequest => {
  if (Array.isArray(body)) throw new GatewayError('BATCH_TOO_LARGE');
  const { data } = parameters.safeParse(method === 'GET' ? inUrl(url) : body);
  if (!data) throw new GatewayError('BAD_REQUEST');
  return { query: data.query, operationName: data.operationName ?? null, variables: data.variables ?? {} };
};
