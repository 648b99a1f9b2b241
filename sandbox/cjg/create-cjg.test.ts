import { serverAudits } from 'graphql-http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { PartnerCall, PartnerTokens } from '../authorise-partner-call.ts';
import type { StandIn } from '../stand-in.ts';
import { cjgScope, createCjg } from './create-cjg.ts';
import { publishedSdl } from './create-youth-schema.ts';

const sebastiaan = '999996174';
const walter = '999996186';
const zoey = '999995807';
const mirik = '999992089';
const unknown = '999990263';

const entities = /* GraphQL */ `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on FamilyMember {
        youthProvisions {
          category
          kind
          provider
          from
          until
          provenance {
            source
            confidentiality
            running
            retentionFrom
          }
        }
        youthEpisodes {
          fromYear
          untilYear
          provenance {
            confidentiality
            running
            retentionFrom
          }
        }
        safetyAssessments {
          band
          safetyLevel
        }
        youthProvided
      }
    }
  }
`;

interface Provenance {
  readonly source: string;
  readonly confidentiality: string | null;
  readonly running: boolean;
  readonly retentionFrom: string | null;
}
interface Answer {
  readonly data?: {
    readonly _entities: readonly ({
      readonly youthProvisions: readonly { readonly category: string; readonly kind: string; readonly provenance: Provenance }[];
      readonly youthEpisodes: readonly { readonly fromYear: number; readonly provenance: Provenance }[];
      readonly safetyAssessments: readonly { readonly band: string }[];
      readonly youthProvided: null;
    } | null)[];
    readonly _service?: { readonly sdl: string };
  };
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
}

const tokens: PartnerTokens = {
  authorise: async (request, demand): Promise<PartnerCall> => {
    const header = request.headers['authorization'];
    if (header === undefined) return { allowed: false, status: 401, reason: 'missing' };
    if (header === 'Bearer narrow') return { allowed: false, status: 403, reason: 'scope' };
    return { allowed: true, clientId: 'hub', scopes: demand.scopes ?? [] };
  },
  revokeAccepted: () => undefined,
};

let cjg: StandIn;
beforeEach(async () => {
  cjg = await createCjg({ tokens, day: '2026-11-20' });
});
afterEach(() => cjg.close());

const of = (...bsns: readonly string[]): object => ({ of: bsns.map((bsn) => ({ __typename: 'FamilyMember', bsn })) });

async function ask(
  query: string,
  variables: object = {},
  authorization: string | null = 'Bearer x',
): Promise<{ status: number; body: Answer }> {
  const answer = await fetch(cjg.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(authorization === null ? {} : { authorization }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

describe('the subgraph', () => {
  test('publishes its contract', async () => {
    const { body } = await ask('{ _service { sdl } }');
    expect((body.data as { _service: { sdl: string } })._service.sdl).toBe(publishedSdl());
    expect(publishedSdl()).toContain('type FamilyMember @key(fields: "bsn")');
  });

  test('answers entities in the order of the representations, and null for somebody it does not know', async () => {
    const { body } = await ask(entities, of(sebastiaan, unknown, zoey));
    expect(body.errors).toBeUndefined();
    expect(body.data?._entities.map((entity) => entity?.youthProvisions[0]?.kind ?? null)).toEqual([
      'Gezinsbegeleiding aan huis',
      null,
      'Training sociale vaardigheden',
    ]);
    expect(body.data?._entities[0]?.safetyAssessments).toEqual([{ band: 'CONCERN', safetyLevel: 5 }]);
  });

  test('says of each record what its decision needs', async () => {
    const { body } = await ask(entities, of(walter, mirik));
    const [first, second] = body.data?._entities ?? [];
    expect(first?.youthProvisions.map((one) => one.provenance)).toEqual([
      { source: 'CJG', confidentiality: 'OPEN', running: true, retentionFrom: null },
      { source: 'CJG', confidentiality: 'RESTRICTED', running: true, retentionFrom: null },
    ]);
    expect(second?.youthProvisions.map((one) => one.provenance.confidentiality)).toEqual([null, 'SECRET']);
    expect(second?.youthEpisodes[1]?.provenance).toEqual({ confidentiality: 'OPEN', running: false, retentionFrom: null });
  });

  test('leaves existence to the hub', async () => {
    const { body } = await ask(entities, of(sebastiaan));
    expect(body.data?._entities[0]?.youthProvided).toBeNull();
  });

  test('answers a representation without a BSN with an error that repeats nothing, beside the others', async () => {
    const { body } = await ask(entities, {
      of: [
        { __typename: 'FamilyMember', id: 'geheim-1' },
        { __typename: 'FamilyMember', bsn: zoey },
      ],
    });
    expect(body.data?._entities.map((entity) => entity === null)).toEqual([true, false]);
    expect(body.errors?.[0]).toMatchObject({ message: 'A representation of FamilyMember needs its bsn', path: ['_entities', 0] });
    expect(JSON.stringify(body.errors)).not.toContain('geheim-1');
  });
});

describe('the door', () => {
  test.each([
    ['no token', null, 401],
    ['a token without the scope', 'Bearer narrow', 403],
  ])('refuses %s, and tells nothing', async (_, authorization, status) => {
    const answer = await ask('{ _service { sdl } }', {}, authorization);
    expect(answer.status).toBe(status);
    expect(answer.body.data).toBeUndefined();
  });

  test('asks for one scope', () => expect(cjgScope).toBe('cjg:read'));

  test('logs what it was asked, without the token', async () => {
    await ask(entities, of(sebastiaan));
    expect(cjg.requests).toHaveLength(1);
    expect(cjg.requests[0]?.headers['authorization']).toBe('removed');
    expect(cjg.requests[0]?.body).toContain('youthProvisions {');
  });

  test('speaks GraphQL over HTTP by the specification', async () => {
    const withToken = (url: string, init: RequestInit = {}): Promise<Response> =>
      fetch(url, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), authorization: 'Bearer x' } });
    const audits = serverAudits({ url: cjg.url, fetchFn: withToken });
    const failed: string[] = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status !== 'ok') failed.push(`${audit.id} ${audit.name}`);
    }
    expect(failed).toEqual([]);
  });
});

describe('faults', () => {
  test('wrongSchema breaks the types', async () => {
    cjg.setFault({ kind: 'wrongSchema' });
    const { body } = await ask(entities, of(sebastiaan));
    expect(body.data?._entities[0]?.youthProvisions).toBe('veel');
  });

  test('endlessPaging, where there are no pages, is an answer without measure', async () => {
    cjg.setFault({ kind: 'endlessPaging' });
    const answer = await fetch(cjg.url, {
      method: 'POST',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      body: '{}',
    });
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(30_000_000);
  });
});
