/** The sections of a policy that are edited item by item, each item by its id. */
export type EditableSection = 'rules' | 'properties' | 'cases';

/** An item as it is written in a policy file: plain data with an id. Whether it is a good one is for the gates to say. */
export interface WrittenItem {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** One change to the files of a policy. */
export type PolicyEdit =
  /** Adds an item, or replaces the one with the same id where it stands; a new one comes last in `file`, or else in the last file with this section. */
  | { readonly kind: 'PUT'; readonly section: EditableSection; readonly item: WrittenItem; readonly file?: string }
  | { readonly kind: 'REMOVE'; readonly section: EditableSection; readonly id: string }
  /** Sets one field of an item, such as `['level']` or `['when', 'waiver']`; undefined takes the field away. */
  | {
      readonly kind: 'SET';
      readonly section: EditableSection;
      readonly id: string;
      readonly path: readonly string[];
      readonly value: unknown;
    };
