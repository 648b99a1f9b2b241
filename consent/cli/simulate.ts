import { levelNl, roleNl } from '../dutch-words.ts';
import { capital } from '../say-facts.ts';
import { purposeNl } from '../say-sight.ts';
import { simulatePersona, type PersonaRow } from '../simulate-persona.ts';
import { load } from './load.ts';
import type { Outcome } from './outcome.ts';
import { printTable } from './print-table.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { readPersona } from './read-question.ts';

const widest = 70;

function rowOf({ nl, level, article, textNl }: PersonaRow): string[] {
  const short = levelNl[level].replace(/ \(.*\)$/, '');
  return [nl, short, article ?? '', textNl.length > widest ? `${textNl.slice(0, widest - 1)}…` : textNl];
}

/** `simulate`: every class of data at the level that one persona sees, with the reason. It always holds. */
export function simulate(args: PolicyArguments): Outcome {
  const persona = readPersona(args);
  const tables = load(args.files, args);
  const rows = simulatePersona(tables, persona);
  const title = `${capital(roleNl[persona.role])}, ${purposeNl(tables.policy, persona.purpose)}:`;
  return {
    holds: true,
    text: `${title}\n\n${printTable(['Gegeven', 'Zichtbaar', 'Artikel', 'Waarom'], rows.map(rowOf))}`,
    json: { policy: tables.hash, ...persona, rows },
  };
}
