/** A selection without form: field name → what is selected of it (null for a leaf). No aliases, no fragments, each field once. */
export type Selection = ReadonlyMap<string, Selection | null>;

/** A selection that is still being made. */
export type DraftSelection = Map<string, DraftSelection | null>;

/** Gives the sub-selection of an object field of a draft, made when it is not there yet. */
export const descend = (draft: DraftSelection, field: string): DraftSelection => {
  const there = draft.get(field);
  if (there) return there;
  const made: DraftSelection = new Map();
  draft.set(field, made);
  return made;
};

/** Prints a selection as GraphQL: `{a b{c}}`. */
export const printSelection = (selection: Selection): string => {
  let text = '{';
  for (const [field, children] of selection) text += children ? `${field}${printSelection(children)} ` : `${field} `;
  return `${text}}`;
};
