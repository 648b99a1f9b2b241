import type { DocumentNode } from 'graphql';
import { describeInDutch } from './describe-in-dutch.ts';
import { giveRecordsProvenance } from './give-records-provenance.ts';
import { keepFieldsNullable } from './keep-fields-nullable.ts';
import { labelEveryField } from './label-every-field.ts';
import { nameKnownLabels } from './name-known-labels.ts';
import type { DataClasses, Rule } from './rule.ts';
import { shapeExistenceFields } from './shape-existence-fields.ts';
import { takeNoArguments } from './take-no-arguments.ts';

/** The rules that every subgraph's SDL is held to. */
const rules: readonly Rule[] = [
  labelEveryField,
  keepFieldsNullable,
  giveRecordsProvenance,
  nameKnownLabels,
  takeNoArguments,
  shapeExistenceFields,
  describeInDutch,
];

/** Every fault of the subgraphs, each once and beginning with the name of the type or field; empty when there is none. */
export function lintSubgraphs(documents: readonly DocumentNode[], classes: DataClasses): readonly string[] {
  return [...new Set(documents.flatMap((document) => rules.flatMap((rule) => rule(document, classes))))];
}
