import { explainVerdict } from '../explain-verdict.ts';
import { load } from './load.ts';
import type { Outcome } from './outcome.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { readClass, readPersona } from './read-question.ts';

/** `explain`: one verdict in two wordings. It always holds: that nothing shows is an answer too. */
export function explain(args: PolicyArguments): Outcome {
  const persona = readPersona(args);
  const tables = load(args.files, args);
  const question = { ...persona, dataClass: readClass(args, [...tables.classes.keys()]) };
  const { professional, officer, verdict } = explainVerdict(tables, question);
  return {
    holds: true,
    text: `Voor de professional:\n  ${professional}\n\nVoor de functionaris gegevensbescherming:\n  ${officer}`,
    json: { question, professional, officer, verdict },
  };
}
