import { completeFamily } from './complete-family.ts';
import type { Completion } from './complete-family.ts';
import type { Family } from './person.ts';
import { readTestFamilies } from './read-test-families.ts';

const mark = '999996149';
const chantal = '999996150';
const wieger = '999996241';

const groups: readonly {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly completions: Readonly<Record<string, Completion>>;
}[] = [
  {
    id: 'F1',
    label: 'De Boer / De Vries',
    group: 'F1_blended_deBoer_deVries',
    completions: {
      [mark]: { unions: [{ partner: chantal, kind: 'marriage', since: '2013-09-06', until: '2018-05-14' }] },
      [chantal]: { secrecy: 7, unions: [{ partner: mark, kind: 'marriage', since: '2013-09-06', until: '2018-05-14' }] },
      [wieger]: { unions: [] },
    },
  },
  { id: 'F2', label: 'Den Braber / Van Zon', group: 'F2_denBraber_vanZon', completions: {} },
  { id: 'F3', label: 'De Jager', group: 'F3_deJager', completions: {} },
  { id: 'F4', label: 'Groot Esselink / Haverkamp', group: 'F4_GrootEsselink_Haverkamp', completions: {} },
  { id: 'F5', label: 'Lapzwans / Bultenaar', group: 'F5_Lapzwans_Bultenaar', completions: {} },
  { id: 'F6', label: 'Geheim adres', group: 'F6_address_secret', completions: {} },
];

/**
 * The six groups of the public BRP test set (F1 to F6), completed with custody, ended marriages and Chantal's secret address; every BSN
 * passes the eleven-test and belongs to nobody. F6 holds people who do not know each other. `day` (YYYY-MM-DD) decides who is a minor.
 */
export function publicFamilies(day: string): readonly Family[] {
  const raw = readTestFamilies();
  return groups.map(({ id, label, group, completions }) => completeFamily(id, label, raw[group] ?? [], completions, day));
}
