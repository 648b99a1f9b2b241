import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { DataClassInfo } from '#consent/policy.ts';
import { readAsked, type AskedField } from './asked.ts';
import type { Labels } from './labels.ts';
import type { Selection } from './selection.ts';
import { wantedOf } from './wanted.ts';
import { needsOf, type SelectedNeeds } from './withheld.ts';

/** One operation of a document, read once for all requests with the same document and the same settled `@skip` and `@include`. */
export interface ReadOperation {
  readonly asked: readonly AskedField[];
  readonly wanted: Selection;
  /** The data classes that the operation selects, sorted. */
  readonly classes: readonly string[];
  /** What the selected fields need, by class. */
  readonly needs: SelectedNeeds;
  /** What was pruned of it, by mask: bounded, and a pure function of document and mask. */
  readonly documents: Map<string, DocumentNode | null>;
}

/** What reading an operation rests on. */
export interface OperationReader {
  readonly schema: GraphQLSchema;
  readonly labels: Labels;
}

interface DocumentForms {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Names of the variables that a `@skip` or `@include` rests on, or a root argument. */
  readonly forming: readonly string[];
  readonly read: Map<string, ReadOperation>;
}

const maxForms = 64;

const classesIn = (labels: Labels, typeName: string, selection: Selection, into: Set<string>): Set<string> => {
  for (const [name, children] of selection) {
    const label = labels.get(typeName)?.get(name);
    if (label?.dataClass) into.add(label.dataClass);
    if (children && label?.objectType) classesIn(labels, label.objectType, children, into);
  }
  return into;
};

const formsOf = (document: DocumentNode): DocumentForms => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const forming = new Set<string>();
  visit(document, {
    FragmentDefinition: (node) => void fragments.set(node.name.value, node),
    Variable: (node, _key, parent) => {
      if (!isVariableDefinition(parent)) forming.add(node.name.value);
    },
  });
  return { fragments, forming: [...forming].toSorted(), read: new Map() };
};

const isVariableDefinition = (node: unknown): node is VariableDefinitionNode =>
  typeof node === 'object' && node !== null && 'kind' in node && node.kind === Kind.VARIABLE_DEFINITION;

/**
 * Reads operations and remembers them by the identity of their document: a request with the same text, operation and variables that
 * shape it gets the same object, so what hangs on it (plans, pruned documents) is found again. Nothing of a caller is in it, and nothing is
 * shared between policies: `classes` are those of the one policy that the request is decided under.
 */
export const createOperationReader = ({ schema, labels }: OperationReader) => {
  const byPolicy = new WeakMap<ReadonlyMap<string, DataClassInfo>, WeakMap<DocumentNode, DocumentForms>>();
  return (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    classes: ReadonlyMap<string, DataClassInfo>,
  ): ReadOperation => {
    const known = byPolicy.get(classes) ?? new WeakMap<DocumentNode, DocumentForms>();
    byPolicy.set(classes, known);
    let forms = known.get(document);
    if (!forms) known.set(document, (forms = formsOf(document)));
    const form = JSON.stringify([operation.name?.value ?? null, ...forms.forming.map((name) => booleanOrNull(variables[name]))]);
    const there = forms.read.get(form);
    if (there) return there;
    const asked = readAsked(schema, labels, operation, forms.fragments, variables);
    const wanted = wantedOf(labels, classes, asked);
    const rootName = schema.getRootType(operation.operation)?.name ?? 'Query';
    const read: ReadOperation = {
      asked,
      wanted,
      classes: [...classesIn(labels, rootName, wanted, new Set())].toSorted(),
      needs: needsOf(asked),
      documents: new Map(),
    };
    if (forms.read.size >= maxForms) forms.read.clear();
    forms.read.set(form, read);
    return read;
  };
};

/** Only what settles `@skip` and `@include` may shape what is remembered: any other value stays with its request. */
const booleanOrNull = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
