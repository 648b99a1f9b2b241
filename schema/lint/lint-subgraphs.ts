import type { DocumentNode } from 'graphql';
import { describeInDutch } from './describe-in-dutch.ts';
import { guardEveryRootField, isDesk } from './guard-every-root-field.ts';
import { giveRecordsProvenance } from './give-records-provenance.ts';
import { keepFieldsNullable } from './keep-fields-nullable.ts';
import { labelEveryField } from './label-every-field.ts';
import { nameKnownLabels } from './name-known-labels.ts';
import type { DataClasses, Rule } from './rule.ts';
import { shapeExistenceFields } from './shape-existence-fields.ts';
import { takeNoArguments } from './take-no-arguments.ts';

/** The rules for the SDL of the family view: the hub's own case, and the partners. */
const viewRules: readonly Rule[] = [
  labelEveryField,
  keepFieldsNullable,
  giveRecordsProvenance,
  nameKnownLabels,
  takeNoArguments,
  shapeExistenceFields,
  describeInDutch,
];

/** The rules for the hub's own desk, whose fields are guarded at the root and show nothing of a partner. */
const deskRules: readonly Rule[] = [guardEveryRootField, describeInDutch];

/** Every fault of the subgraphs, each once and beginning with the name of the type or field; empty when there is none. */
export function lintSubgraphs(documents: readonly DocumentNode[], classes: DataClasses): readonly string[] {
  return [
    ...new Set(documents.flatMap((document) => (isDesk(document) ? deskRules : viewRules).flatMap((rule) => rule(document, classes)))),
  ];
}
