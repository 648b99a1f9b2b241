import {
  buildASTSchema,
  isObjectType,
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { z } from 'zod';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import type { CallScope, Outcome, Wire, WireLog } from '../call.ts';
import { AnswerMismatch, projectObject } from './project-answer.ts';

/** Where an answer has a failure; its message stays behind, because it may hold content. */
export interface CjgError {
  readonly path: readonly (string | number)[];
}

/** An answer of the remote subgraph: `_entities` in the order of the representations, null where one failed. */
export interface CjgAnswer {
  readonly data: { readonly _entities: readonly (Readonly<Record<string, unknown>> | null)[] };
  readonly errors: readonly CjgError[];
}

/** The Centrum voor Jeugd en Gezin: a Federation 2 subgraph that the partner publishes itself, over GraphQL over HTTP. */
export interface CjgConnector {
  /**
   * Executes a document (text, or parsed) with `_entities` for these variables (`representations` among them). Only what was selected comes back, of the types that the
   * contract gives; anything else is `CONTRACT`, and so is an answer about somebody else than was asked for. An answer without data is unavailable.
   */
  execute(document: string | DocumentNode, variables: Readonly<Record<string, unknown>>, scope: CallScope): Promise<Outcome<CjgAnswer>>;
}

const answer = z.object({
  data: z.object({ _entities: z.array(z.unknown()) }).nullish(),
  errors: z
    .array(
      z.object({
        path: z.array(z.union([z.string(), z.int()])).optional(),
        extensions: z.object({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

type WireAnswer = z.output<typeof answer>;

const ourFault = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE']);

/** A connector over this wire, whose base address is the partner's GraphQL endpoint. */
export function createCjgConnector(wire: Wire, deps: { readonly log: WireLog }): CjgConnector {
  const schema = buildASTSchema(parse(readSubgraphSdl('cjg')), { assumeValidSDL: true });
  const printed = new WeakMap<DocumentNode, string>();
  const textOf = (document: DocumentNode): string => {
    const text = printed.get(document) ?? print(withKey(document));
    printed.set(document, text);
    return text;
  };
  return {
    async execute(given, variables, scope) {
      const document = typeof given === 'string' ? parse(given, { noLocation: true }) : given;
      const body = JSON.stringify({ query: textOf(document), variables });
      const accept = 'application/graphql-response+json, application/json;q=0.9';
      const outcome = await wire.call({ method: 'POST', path: '', body, accept, schema: answer }, scope);
      if (outcome.state !== 'found') return outcome;
      try {
        return judge(outcome.value, schema, document, askedOf(variables));
      } catch (error) {
        if (!(error instanceof AnswerMismatch)) throw error;
        deps.log.warn(
          { partner: wire.name, issues: [{ path: error.path, code: 'mismatch' }] },
          'a partner answered in an unexpected shape',
        );
        return { state: 'unavailable', cause: 'CONTRACT' };
      }
    },
  };
}

const key = parse('{ ... on FamilyMember { bsn } }', { noLocation: true }).definitions[0] as OperationDefinitionNode;

/** The document with each person's key selected too: positions alone do not show that an answer is about who was asked for. */
function withKey(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: ({ name, selectionSet, ...field }) => {
      if (name.value !== '_entities' || selectionSet === undefined) return undefined;
      return {
        ...field,
        name,
        selectionSet: { ...selectionSet, selections: [...key.selectionSet.selections, ...selectionSet.selections] },
      };
    },
    InlineFragment: () => false,
    FragmentDefinition: () => false,
  });
}

function judge(value: WireAnswer, schema: GraphQLSchema, document: DocumentNode, asked: readonly unknown[]): Outcome<CjgAnswer> {
  const errors = value.errors ?? [];
  if (value.data === null || value.data === undefined) {
    const ours = errors.length === 0 || errors.some(({ extensions }) => ourFault.has(extensions?.code ?? ''));
    return { state: 'unavailable', cause: ours ? 'CONTRACT' : 'SERVER_ERROR' };
  }
  const entities = value.data._entities;
  if (entities.length !== asked.length) throw new AnswerMismatch('_entities');
  entities.forEach((entity, place) => {
    if (entity !== null && bsnOf(entity) !== bsnOf(asked[place])) throw new AnswerMismatch('_entities.[].bsn');
  });
  return {
    state: 'found',
    value: {
      data: { _entities: entities.map((entity) => (entity === null ? null : projectEntity(schema, document, entity))) },
      errors: errors.map(({ path }) => ({ path: path ?? [] })),
    },
  };
}

function projectEntity(schema: GraphQLSchema, document: DocumentNode, entity: unknown): Record<string, unknown> {
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  const field = operation?.selectionSet.selections.find((node) => node.kind === Kind.FIELD && node.name.value === '_entities');
  const type = schema.getType('FamilyMember');
  if (field?.kind !== Kind.FIELD || field.selectionSet === undefined || !isObjectType(type)) throw new AnswerMismatch('_entities');
  const fragments = Object.fromEntries(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  return projectObject({ schema, fragments }, entity, type, field.selectionSet.selections, '_entities.[]');
}

function askedOf(variables: Readonly<Record<string, unknown>>): readonly unknown[] {
  const representations = Object.values(variables).find(Array.isArray);
  return Array.isArray(representations) ? representations : [];
}

function bsnOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'bsn' in value && typeof value.bsn === 'string' ? value.bsn : null;
}
