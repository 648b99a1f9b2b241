import type { z } from 'zod';
import { placeInPolicy, valueAt } from './place-in-policy.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a file, and at which path. */
export interface DescribedIssue {
  readonly path: readonly PropertyKey[];
  /** In plain Dutch: where it stands, what is wrong and what would be right. */
  readonly messageNl: string;
  /** Whether a rule or a property names the value UNKNOWN. */
  readonly namesUnknown: boolean;
}

const kindNl: Readonly<Record<string, string>> = {
  string: 'een tekst',
  array: 'een lijst: [ … ]',
  object: 'een blok met velden',
  record: 'een blok met velden',
  boolean: 'true of false',
  int: 'een heel getal',
  number: 'een getal',
};

function shown(value: unknown): string {
  if (typeof value === 'string') return `‘${value.length > 60 ? `${value.slice(0, 60)}…` : value}’`;
  if (Array.isArray(value)) return 'een lijst';
  return typeof value === 'object' && value !== null ? 'een blok met velden' : String(value);
}

function wrongSize(issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const [limit, verb] =
    issue.code === 'too_small' ? [issue.minimum, 'minstens'] : ([issue.maximum, 'hoogstens'] as [number | bigint, string]);
  if (issue.origin === 'array') return issue.code === 'too_small' ? 'de lijst is leeg' : `de lijst heeft ${verb} ${String(limit)} waarden`;
  if (issue.origin === 'string')
    return issue.code === 'too_small' ? 'de tekst is leeg' : `de tekst is te lang: ${verb} ${String(limit)} tekens`;
  return `het getal moet ${verb} ${String(limit)} zijn`;
}

function wrongValue(values: readonly unknown[], given: unknown): string {
  const choices = values.filter((value) => !(typeof value === 'string' && value.startsWith('!'))).map(String);
  return `${shown(given)} kan hier niet. Kies uit: ${choices.join(', ')}`;
}

function wrongFormat(issue: Issue & { code: 'invalid_format' }, given: unknown): string {
  if (issue.format === 'date') return `${shown(given)} is geen bestaande dag; schrijf een dag als 2027-01-31`;
  return `${shown(given)} kan hier niet: ${issue.message}`;
}

function sentence(issue: Issue, given: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `hier hoort ${kindNl[issue.expected] ?? 'iets anders'} te staan`;
    case 'invalid_value':
      return wrongValue(issue.values, given);
    case 'too_small':
    case 'too_big':
      return wrongSize(issue);
    case 'invalid_format':
      return wrongFormat(issue, given);
    case 'custom':
      return issue.message;
    default:
      return `${shown(given)} kan hier niet`;
  }
}

function isMissing({ code }: Issue): boolean {
  return code === 'invalid_type' || code === 'invalid_value';
}

/** What the list among the ways in which something may be written finds wrong with a list that is given. */
function ofList(issue: Issue & { code: 'invalid_union' }): Issue[] {
  const fitting = issue.errors.find((errors) => errors.some(({ code, path }) => path.length > 0 || code === 'too_small'));
  return (fitting ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** What to write where neither a list stands nor one of the texts that may stand in its place. */
function noList(issue: Issue & { code: 'invalid_union' }, given: unknown): string {
  const texts = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' && inner.path.length === 0 ? inner.values : []));
  const instead = given === undefined ? 'dit veld ontbreekt' : `${shown(given)} kan hier niet`;
  return `${instead}. Schrijf ${texts.map((text) => `"${String(text)}"`).join(' of ')}, of een lijst: [ … ]`;
}

/** Says what a validation found in a file, in plain Dutch; one entry for each thing to put right. `value` is the plain value of the file. */
export function describeIssue(issue: Issue, value: unknown): DescribedIssue[] {
  const given = valueAt(value, issue.path);
  const described = (path: readonly PropertyKey[], what: string, namesUnknown = false): DescribedIssue => {
    const place = placeInPolicy(value, path);
    return { path, messageNl: `${place === '' ? 'dit bestand' : place}: ${what}`, namesUnknown };
  };
  if (issue.code === 'invalid_union') {
    if (Array.isArray(given)) return ofList(issue).flatMap((inner) => describeIssue(inner, value));
    return [described(issue.path, noList(issue, given))];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => described([...issue.path, key], `het veld ‘${key}’ bestaat hier niet`));
  }
  if (given === 'UNKNOWN' && issue.path.some((key) => key === 'when' || key === 'unless')) {
    return [described(issue.path, 'UNKNOWN mag hier niet staan: wat niet bekend is opent nooit iets', true)];
  }
  return [described(issue.path, given === undefined && isMissing(issue) ? 'dit veld ontbreekt' : sentence(issue, given))];
}
