import { levelNl, roleNl } from '../dutch-words.ts';
import { capital } from '../say-facts.ts';
import { purposeNl } from '../say-sight.ts';
import { simulatePersona, type PersonaRow } from '../simulate-persona.ts';
import { Level } from '../vocabulary.ts';
import { load } from './load.ts';
import type { Outcome } from './outcome.ts';
import { printTable } from './print-table.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { readPersona } from './read-question.ts';

function rowOf({ nl, level, article, textNl }: PersonaRow): string[] {
  return [nl, levelNl[level].replace(/ \(.*\)$/, ''), `${textNl.replace(/\.$/, '')}${article === null ? '' : ` (${article})`}.`];
}

/** What shows, the most first. */
function saySeen(rows: readonly PersonaRow[]): string {
  const seen = rows.filter(({ level }) => level !== 'NONE').sort((one, other) => Level[other.level] - Level[one.level]);
  if (seen.length === 0) return 'Niets is zichtbaar.';
  return `Zichtbaar (${String(seen.length)} van de ${String(rows.length)} gegevens):\n\n${printTable(['Gegeven', 'Hoeveel', 'Waarom'], seen.map(rowOf))}`;
}

/** What does not show, together by the reason why not. */
function sayHidden(rows: readonly PersonaRow[]): string[] {
  const hidden = Map.groupBy(
    rows.filter(({ level }) => level === 'NONE'),
    ({ textNl, article }) => `${textNl.replace(/\.$/, '')}${article === null ? '' : ` (${article})`}.`,
  );
  if (hidden.size === 0) return [];
  return ['', 'Niet zichtbaar:', ...[...hidden].flatMap(([why, group]) => ['', `  ${why}`, `    ${group.map(({ nl }) => nl).join(', ')}`])];
}

/** `simulate`: every class of data at the level that one persona sees, with the reason. It always holds. */
export function simulate(args: PolicyArguments): Outcome {
  const persona = readPersona(args);
  const tables = load(args.files, args);
  const rows = simulatePersona(tables, persona);
  const title = `${capital(roleNl[persona.role])}, ${purposeNl(tables.policy, persona.purpose)}.`;
  return {
    holds: true,
    text: [title, '', saySeen(rows), ...sayHidden(rows)].join('\n'),
    json: { policy: tables.hash, ...persona, rows },
  };
}
