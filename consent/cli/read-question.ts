import { harmlessFacts } from '../harmless-facts.ts';
import { facts as vocabulary, purposes, roles, type FactName, type Facts, type Purpose, type Role } from '../vocabulary.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { UsageError } from './usage.ts';

function among<T extends string>(values: readonly T[], given: string | null, option: string): T {
  const value = values.find((one) => one === given);
  if (value !== undefined) return value;
  const what = given === null ? `Noem --${option}` : `--${option} ‘${given}’ bestaat niet`;
  throw new UsageError(`${what}. Kies uit: ${values.join(', ')}.`);
}

function readFact(written: string): readonly [FactName, string] {
  const [given = '', value = ''] = written.split('=');
  const name = among(Object.keys(vocabulary) as FactName[], given, 'fact');
  return [name, among([...vocabulary[name], 'UNKNOWN'], value, `fact ${name}`)];
}

/** Who asks, for what, and what is known: facts that were not named have their harmless value. */
export interface AskedPersona {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly facts: Facts;
  readonly organisation?: string;
}

/** Reads role, purpose, organisation and facts. Throws UsageError with what may be chosen. */
export function readPersona({ role, purpose, facts, organisation }: PolicyArguments): AskedPersona {
  const persona = {
    role: among(roles, role, 'role'),
    purpose: among(purposes, purpose, 'purpose'),
    facts: { ...harmlessFacts, ...(Object.fromEntries(facts.map(readFact)) as Facts) },
  };
  if (organisation === null) return persona;
  if (!/^\d{20}$/.test(organisation)) throw new UsageError('Een organisatienummer (OIN) heeft 20 cijfers.');
  return { ...persona, organisation };
}

/** Reads the class of data. Throws UsageError with what may be chosen. */
export function readClass({ dataClass }: PolicyArguments, known: readonly string[]): string {
  return among(known, dataClass, 'class');
}
