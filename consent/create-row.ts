import { createCell, type TableCell } from './create-cell.ts';
import type { HalfMaker } from './create-half-maker.ts';
import { aimsAt } from './interpret.ts';
import type { Policy, Rule } from './policy.ts';
import { purposes, type Purpose, type Role } from './vocabulary.ts';

/** One cell of a row, with the rules that it is made of. */
export interface RowCell {
  readonly purpose: Purpose;
  readonly rules: readonly Rule[];
  readonly cell: TableCell;
}

/** All cells of one role and class. */
export interface Row {
  readonly role: Role;
  readonly dataClass: string;
  /** The cells for an organisation, or for one that is not stated (null), in the order of the purposes. */
  cellsFor(organisation: string | null): readonly RowCell[];
}

/** Creates the row of the rules in force that are about one role and class. Organisations that none of them names share their cells: they cannot be told apart. */
export function createRow(policy: Policy, role: Role, dataClass: string, about: readonly Rule[], maker: HalfMaker): Row {
  const make = (organisation: string | undefined): readonly RowCell[] => {
    const aimed = about.filter((rule) => aimsAt(rule, organisation));
    const grantsForRole = aimed.filter((rule) => rule.kind === 'grant');
    return purposes.map((purpose) => {
      const rules = aimed.filter((rule) => rule.target.purposes.includes(purpose));
      const { grants, caps } = maker.halves(rules);
      return { purpose, rules, cell: createCell(grants, caps, { policy, purpose, rules, grantsForRole }) };
    });
  };
  const named = new Set(about.flatMap((rule) => rule.target.organisations ?? []));
  const unstated = make(undefined);
  const others = named.size === 0 ? unstated : make('other');
  const own = new Map([...named].map((organisation) => [organisation, make(organisation)]));
  return { role, dataClass, cellsFor: (organisation) => (organisation === null ? unstated : (own.get(organisation) ?? others)) };
}
