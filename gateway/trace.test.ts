import { describe, expect, test } from 'vitest';
import { continueTrace } from './trace.ts';

const random = (bytes: number): Buffer => Buffer.alloc(bytes, 7);

describe('the trace of a request', () => {
  test('continues a well-formed traceparent under a span of its own', () => {
    const trace = continueTrace('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00', random);
    expect(trace).toEqual({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: '0707070707070707',
      parentSpanId: 'b7ad6b7169203331',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-0707070707070707-00',
    });
  });

  test.each([
    undefined,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${'a'.repeat(32)}-${'0'.repeat(16)}-01`,
    '999993653',
  ])('starts a trace for %s', (header) => {
    expect(continueTrace(header, random)).toMatchObject({ traceId: '07'.repeat(16), parentSpanId: null });
  });
});
