import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { PolicyError, type PolicyErrorCode, type PolicyProblem } from './errors.ts';
import { expandRule, type RuleProblem } from './expand-rule.ts';
import { policyFileSchema, type PolicyFileContent } from './policy-file-schema.ts';
import { readPolicyYaml, type PolicyFile, type PolicyYaml } from './policy-yaml.ts';
import type { DataClassInfo, Policy, Rule } from './policy.ts';

interface ReadFile {
  readonly yaml: PolicyYaml;
  readonly content: PolicyFileContent;
}

type Section = keyof PolicyFileContent;
type Report = (problem: PolicyProblem) => void;

const sections = ['version', 'purposes', 'classes', 'rules', 'regimes', 'ageRules', 'retention'] as const satisfies readonly Section[];

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined), value);
}

function readFile(file: PolicyFile, report: Report): ReadFile | null {
  const yaml = readPolicyYaml(file);
  const parsed = policyFileSchema.safeParse(yaml.value);
  if (parsed.success) return { yaml, content: parsed.data };
  for (const issue of parsed.error.issues) {
    const unknown = issue.path.includes('when') && valueAt(yaml.value, issue.path) === 'UNKNOWN';
    const code: PolicyErrorCode = unknown ? 'POLICY_NAMES_UNKNOWN' : 'POLICY_SHAPE';
    const where = issue.path.map(String).join('.');
    report(yaml.problem(code, unknown ? `${where}: no rule may name UNKNOWN` : `${where}: ${issue.message}`, issue.path));
  }
  return null;
}

function once<S extends 'version' | 'purposes' | 'ageRules'>(files: readonly ReadFile[], section: S, report: Report): PolicyFileContent[S] {
  const having = files.filter((file) => file.content[section] !== undefined);
  for (const file of having.slice(1)) report(file.yaml.problem('POLICY_DUPLICATE', `${section} stands in another file already`, [section]));
  return having[0]?.content[section];
}

/** The items of a list section of all files, sorted by their name, each with a way to say what is wrong with it. */
function listed<T>(
  files: readonly ReadFile[],
  section: 'classes' | 'rules' | 'regimes' | 'retention',
  report: Report,
): { readonly item: T; readonly key: string; problem(code: PolicyErrorCode, message: string, path?: readonly PropertyKey[]): void }[] {
  const items = files.flatMap(({ yaml, content }) =>
    (content[section] ?? []).map((item, index) => ({
      item: item as T,
      key: 'id' in item ? item.id : item.name,
      problem: (code: PolicyErrorCode, message: string, path: readonly PropertyKey[] = []): void =>
        report(yaml.problem(code, message, [section, index, ...path])),
    })),
  );
  const seen = new Set<string>();
  for (const { key, problem } of items) {
    if (seen.has(key)) problem('POLICY_DUPLICATE', `${key} is there twice`);
    seen.add(key);
  }
  return items.sort((one, other) => (one.key < other.key ? -1 : 1));
}

function assemble(files: readonly ReadFile[], report: Report): Omit<Policy, 'hash'> | null {
  for (const section of sections) {
    if (files.every((file) => file.content[section] === undefined)) {
      report({ code: 'POLICY_INCOMPLETE', message: `no file has the section ${section}`, file: null, line: null, column: null });
    }
  }
  const version = once(files, 'version', report);
  const purposes = once(files, 'purposes', report);
  const ageRules = once(files, 'ageRules', report);
  const regimes = listed<Policy['regimes'][number]>(files, 'regimes', report);
  const written = listed<NonNullable<PolicyFileContent['classes']>[number]>(files, 'classes', report);
  const retention = listed<Policy['retention'][number]>(files, 'retention', report);
  if (version === undefined || purposes === undefined || ageRules === undefined) return null;

  const classes = written.map(({ item, problem }): DataClassInfo => {
    if (!regimes.some(({ key }) => key === item.regime)) problem('POLICY_UNKNOWN_REGIME', `${item.regime} is no regime`, ['regime']);
    return { ...item, shows: { signal: item.shows.signal ?? null, coarse: item.shows.coarse ?? null, full: item.shows.full ?? null } };
  });
  for (const { item, problem } of regimes) {
    if (item.ageRule !== null && !ageRules.rules.some(({ id }) => id === item.ageRule)) {
      problem('POLICY_UNKNOWN_AGE_RULE', `${item.ageRule} is no age rule`, ['ageRule']);
    }
    if (item.consentLifts && item.ageRule === null) problem('POLICY_UNKNOWN_AGE_RULE', 'consent needs an age rule', ['ageRule']);
  }
  const periods = new Set<string>();
  for (const { item, problem } of retention) {
    for (const name of item.classes) {
      if (!classes.some((info) => info.name === name)) problem('POLICY_UNKNOWN_CLASS', `${name} is no class`, ['classes']);
      if (periods.has(name)) problem('POLICY_DUPLICATE', `${name} has two periods`, ['classes']);
      periods.add(name);
    }
  }
  const rules = listed<NonNullable<PolicyFileContent['rules']>[number]>(files, 'rules', report).map(({ item, problem }): Rule => {
    const complain: RuleProblem = (code, message, path) => problem(code, message, path);
    return expandRule(item, classes, complain);
  });
  return { version, purposes, classes, rules, regimes: regimes.map(({ item }) => item), ageRules, retention: retention.map(({ item }) => item) };
}

/**
 * Loads one policy version from its YAML files: validated, targets written out, and named by the hash of its content, on which neither comments nor
 * the order or division of the files have any influence. Throws PolicyError with every problem found, each with file, line and column.
 */
export function loadPolicy(files: readonly PolicyFile[]): Policy {
  const problems: PolicyProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const read = files.map((file) => readFile(file, report)).filter((file) => file !== null);
  const content = problems.length > 0 ? null : assemble(read, report);
  const [first, ...rest] = problems;
  if (first !== undefined) throw new PolicyError([first, ...rest]);
  if (content === null) throw new PolicyError([{ code: 'POLICY_INCOMPLETE', message: 'no policy', file: null, line: null, column: null }]);
  const hash = `sha256:${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
  return { ...content, hash };
}
