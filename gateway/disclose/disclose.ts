import { parse, type DocumentNode, type GraphQLError } from 'graphql';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { Level } from '#consent/vocabulary.ts';
import type { ExecuteFederated } from '#gateway/federate/federate.ts';
import { GatewayError } from '#gateway/errors.ts';
import type { AskedField } from './asked.ts';
import { Disclosure } from './disclosure.ts';
import type { Labels } from './labels.ts';
import { prune } from './prune.ts';
import type { ReadOperation } from './read-operation.ts';
import type { RecordViewer } from './record-facts.ts';
import { secondLook } from './second-look.ts';
import { printSelection } from './selection.ts';
import { Tally } from './tally.ts';

/** What one view rests on: the operation as read, and everything that belongs to its request alone. */
export interface ViewRequest {
  readonly read: ReadOperation;
  readonly asked: readonly AskedField[];
  readonly caseId: string;
  readonly disclosure: Disclosure;
  readonly policy: CompiledPolicy;
  readonly viewer: RecordViewer;
  /** Handed to every subgraph call of this view. */
  readonly context: object;
}

/** The shown data under the caller's own keys, and what to record of it. */
export interface View {
  readonly data: Readonly<Record<string, unknown>>;
  readonly tally: Tally;
}

const maxDocuments = 256;

const prunedDocument = (labels: Labels, { read, disclosure }: ViewRequest): DocumentNode | null => {
  const ceilingOf = (dataClass: string): Level => disclosure.highestCeiling(dataClass, read.needs.family.has(dataClass));
  const mask = read.classes.map(ceilingOf).join('');
  const known = read.documents.get(mask);
  if (known !== undefined) return known;
  const selection = prune({ labels, ceilingOf, keepMarks: true }, 'Query', read.wanted).get('familyCase');
  const document = selection ? parse(`query($id:ID!){familyCase(id:$id)${printSelection(selection)}}`, { noLocation: true }) : null;
  if (read.documents.size >= maxDocuments) read.documents.clear();
  read.documents.set(mask, document);
  return document;
};

/** The hub's own error behind one of an execution, which may stand on its own or be wrapped; anything else is a fault of ours. */
const gatewayErrorOf = (error: GraphQLError): GatewayError => {
  const found = [error, error.originalError].find((each) => each instanceof GatewayError);
  return found ?? new GatewayError('INTERNAL', { cause: error.originalError ?? error });
};

/** Makes one view: prunes before the fetch, fetches, looks a second time. The case must exist for the caller. */
export const createView =
  (labels: Labels, execute: ExecuteFederated) =>
  async (request: ViewRequest): Promise<View> => {
    const document = prunedDocument(labels, request);
    const result = document
      ? await execute({ document, variables: { id: request.caseId }, context: request.context })
      : { data: { familyCase: {} } };
    const [error] = result.errors ?? [];
    if (error) throw gatewayErrorOf(error);
    const tally = new Tally();
    const { policy, disclosure, viewer } = request;
    const look = { labels, classes: policy.classes, disclosure, viewer, tally };
    const familyCase = result.data?.['familyCase'];
    if (typeof familyCase !== 'object' || familyCase === null) throw new GatewayError('DATABASE_UNAVAILABLE');
    const data: Record<string, unknown> = {};
    for (const field of request.asked) data[field.key] = secondLook(look, field.children, familyCase as Record<string, unknown>);
    return { data, tally };
  };
