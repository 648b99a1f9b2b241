import { Level } from '#consent/vocabulary.ts';
import type { FieldLabel, Labels } from './labels.ts';
import type { DraftSelection, Selection } from './selection.ts';

/** The highest level at which a class may show, for whom the pruning is done. */
export type CeilingOf = (dataClass: string) => Level;

/** Options of `prune`. */
export interface PruneOptions {
  readonly labels: Labels;
  readonly ceilingOf: CeilingOf;
  /** Keeps the existence fields as marks for a later pruning; without it they go, for no subgraph answers them. */
  readonly keepMarks: boolean;
}

type Kept = DraftSelection | null | 'drop';

const copy = (selection: Selection): DraftSelection =>
  new Map([...selection].map(([name, children]) => [name, children && copy(children)]));

/** The labelled fields of provenance that a record's own decision needs whatever its level: fetched always, shown at their level. */
const decisionFields: ReadonlySet<string> = new Set(['Provenance.confidentiality', 'Provenance.release', 'Release.until']);

/** The objects that lead to such fields. */
const onTheWay: ReadonlySet<string> = new Set(['provenance', 'release']);

const unlessEmpty = (selection: DraftSelection): DraftSelection | 'drop' => (selection.size > 0 ? selection : 'drop');

const keepDecision = (labels: Labels, typeName: string, name: string, children: Selection | null): Kept => {
  const label = labels.get(typeName)?.get(name);
  if (children && label?.objectType) {
    return onTheWay.has(name) ? unlessEmpty(decisionOnly(labels, label.objectType, children, none)) : 'drop';
  }
  return name === '__typename' || label?.hidden || decisionFields.has(`${typeName}.${name}`) ? null : 'drop';
};

const none: ReadonlySet<string> = new Set();

/** What the decision about a record needs and nothing that shows; with the fields whose values existence fields give. */
const decisionOnly = (labels: Labels, typeName: string, selection: Selection, values: ReadonlySet<string>): DraftSelection => {
  const kept: DraftSelection = new Map();
  for (const [name, children] of selection) {
    const field = values.has(name) && children ? copy(children) : keepDecision(labels, typeName, name, children);
    if (field !== 'drop') kept.set(name, field);
  }
  return kept;
};

/** The existence fields that rest on this list, as they were selected beside it. */
const marksOf = (labels: Labels, typeName: string, selection: Selection, list: string): readonly FieldLabel[] =>
  [...selection.keys()].flatMap((name) => {
    const label = labels.get(typeName)?.get(name);
    return label?.exists?.of === list ? [label] : [];
  });

/** One field of a selection that is being pruned, with what surrounds it. */
interface PlacedField {
  readonly typeName: string;
  readonly selection: Selection;
  readonly label: FieldLabel;
  readonly children: Selection | null;
  /** The field's class: its own, or the one of what it stands in. */
  readonly dataClass: string | null;
}

const whole = (options: PruneOptions, { label, children, dataClass }: PlacedField): Kept =>
  children && label.objectType !== null ? unlessEmpty(pruneObject(options, label.objectType, children, dataClass)) : null;

const belowItsLevel = ({ labels }: PruneOptions, { typeName, selection, label, children }: PlacedField, ceiling: Level): Kept => {
  const marks = marksOf(labels, typeName, selection, label.name);
  if (marks.length === 0 || ceiling < Level.SIGNAL || !children || label.objectType === null) return 'drop';
  const below = decisionOnly(labels, label.objectType, children, new Set(marks.map((mark) => mark.exists?.value ?? '')));
  return below.size > 0 ? below : new Map([['__typename', null]]);
};

const pruneField = (options: PruneOptions, field: PlacedField): Kept => {
  const { typeName, label, dataClass } = field;
  const ceiling = dataClass === null ? Level.NONE : options.ceilingOf(dataClass);
  if (label.exists) return options.keepMarks && ceiling >= Level.SIGNAL ? null : 'drop';
  if (label.level === null || decisionFields.has(`${typeName}.${label.name}`)) return whole(options, field);
  return ceiling >= label.level ? whole(options, field) : belowItsLevel(options, field, ceiling);
};

const pruneObject = (options: PruneOptions, typeName: string, selection: Selection, inherited: string | null): DraftSelection => {
  const kept: DraftSelection = new Map();
  for (const [name, children] of selection) {
    const label = options.labels.get(typeName)?.get(name);
    if (label) {
      const field = pruneField(options, { typeName, selection, label, children, dataClass: label.dataClass ?? inherited });
      if (field !== 'drop') kept.set(name, field);
    } else if (name === '__typename') {
      kept.set(name, null);
    }
  }
  return kept;
};

/**
 * Leaves of a selection only what may show under the given ceilings, and what the decisions about it need. A list below its own level
 * stays as its records' decision fields alone when an existence field asks for it and its class reaches SIGNAL.
 */
export const prune = (options: PruneOptions, typeName: string, selection: Selection): Selection =>
  pruneObject(options, typeName, selection, null);
