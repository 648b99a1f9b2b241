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

const copy = (selection: Selection): DraftSelection =>
  new Map([...selection].map(([name, children]) => [name, children && copy(children)]));

const hiddenOnly = (labels: Labels, typeName: string, selection: Selection, values: ReadonlySet<string>): DraftSelection => {
  const kept: DraftSelection = new Map();
  for (const [name, children] of selection) {
    const label = labels.get(typeName)?.get(name);
    if (name === '__typename' || (label?.hidden && label.objectType === null)) kept.set(name, null);
    else if (values.has(name) && children) kept.set(name, copy(children));
    else if (label?.objectType && children && (name === 'provenance' || name === 'release' || name === 'confidentiality')) {
      const below = hiddenOnly(labels, label.objectType, children, new Set());
      if (below.size > 0) kept.set(name, below);
    } else if (typeName === 'Provenance' && name === 'confidentiality') kept.set(name, null);
    else if (typeName === 'Release' && name === 'until') kept.set(name, null);
  }
  return kept;
};

/** The existence fields that rest on this list, as they were selected beside it. */
const demandedBy = (options: PruneOptions, typeName: string, selection: Selection, list: string): readonly FieldLabel[] =>
  [...selection.keys()].flatMap((name) => {
    const label = options.labels.get(typeName)?.get(name);
    return label?.exists?.of === list ? [label] : [];
  });

const pruneObject = (options: PruneOptions, typeName: string, selection: Selection, inherited: string | null): DraftSelection => {
  const kept: DraftSelection = new Map();
  for (const [name, children] of selection) {
    if (name === '__typename') {
      kept.set(name, null);
      continue;
    }
    const label = options.labels.get(typeName)?.get(name);
    if (!label) continue;
    const field = pruneField(options, typeName, selection, label, children, inherited);
    if (field !== 'drop') kept.set(name, field);
  }
  return kept;
};

const pruneField = (
  options: PruneOptions,
  typeName: string,
  selection: Selection,
  label: FieldLabel,
  children: Selection | null,
  inherited: string | null,
): DraftSelection | null | 'drop' => {
  const dataClass = label.dataClass ?? inherited;
  if (label.exists) {
    return options.keepMarks && dataClass !== null && options.ceilingOf(dataClass) >= Level.SIGNAL ? null : 'drop';
  }
  if (label.level === null || isDecisionField(typeName, label.name)) {
    if (!children || label.objectType === null) return null;
    const below = pruneObject(options, label.objectType, children, dataClass);
    return below.size > 0 ? below : 'drop';
  }
  const ceiling = dataClass === null ? Level.NONE : options.ceilingOf(dataClass);
  if (ceiling >= label.level) {
    if (!children || label.objectType === null) return null;
    const below = pruneObject(options, label.objectType, children, dataClass);
    return below.size > 0 ? below : 'drop';
  }
  const marks = demandedBy(options, typeName, selection, label.name);
  if (marks.length === 0 || ceiling < Level.SIGNAL || !children || label.objectType === null) return 'drop';
  const below = hiddenOnly(options.labels, label.objectType, children, new Set(marks.map((mark) => mark.exists?.value ?? '')));
  return below.size > 0 ? below : new Map([['__typename', null]]);
};

/** The labelled fields of provenance that a record's own decision needs whatever its level: fetched always, shown at their level. */
const isDecisionField = (typeName: string, name: string): boolean =>
  (typeName === 'Provenance' && (name === 'confidentiality' || name === 'release')) || (typeName === 'Release' && name === 'until');

/**
 * Leaves of a selection only what may show under the given ceilings, and what the decisions about it need. A list below its own level
 * stays as its records' decision fields alone when an existence field asks for it and its class reaches SIGNAL.
 */
export const prune = (options: PruneOptions, typeName: string, selection: Selection): Selection =>
  pruneObject(options, typeName, selection, null);
