import type { DataClassInfo } from '../policy.ts';
import { facts, purposes, roles } from '../vocabulary.ts';
import { comment, quote } from './cedar-text.ts';
import { cedarActions } from './write-cedar-policy.ts';

function classLines(classes: readonly DataClassInfo[]): string[] {
  if (classes.length === 0) return ['entity DataClass;'];
  const last = classes.length - 1;
  const line = ({ name, nl, record }: DataClassInfo, index: number): string =>
    `  ${quote(name)}${index === last ? '' : ','} ${comment(`${nl}${record ? ' (records)' : ''}`)}`;
  return ['entity DataClass enum [', ...classes.map(line), '];'];
}

/** The Cedar schema of every request that a policy over these classes can answer, in Cedar's own schema syntax. */
export function writeCedarSchema(classes: readonly DataClassInfo[]): string {
  return [
    '// Who asks: the one role in which the request acts. Its organisation is in the context.',
    `entity Role enum [${roles.map(quote).join(', ')}];`,
    '',
    '// What is asked for: a class of data about one person. Where it consists of records, release, confidentiality and retention are those of one record.',
    ...classLines(classes),
    '',
    '// For which purpose, by which organisation, and what is known about the person, the case and the record. An attribute that is left out is not known,',
    '// and so is every value that is not listed: it opens nothing, and closes whatever may be closed.',
    'type Facts = {',
    `  purpose: String, ${comment(purposes.join(', '))}`,
    `  organisation?: String, ${comment('the OIN, 20 digits')}`,
    ...Object.entries(facts).map(([name, values]) => `  ${name}?: String, ${comment(values.join(', '))}`),
    '};',
    '',
    '// A level as an action: whoever is permitted "full" sees FULL, else "coarse" COARSE, else "signal" SIGNAL, else nothing.',
    `action ${cedarActions.join(', ')} appliesTo {`,
    '  principal: [Role],',
    '  resource: [DataClass],',
    '  context: Facts',
    '};',
  ].join('\n');
}
