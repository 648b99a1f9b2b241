import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { expandCase } from './cases/expand-case.ts';
import { describeIssue } from './describe-issue.ts';
import { PolicyError, type PolicyErrorCode, type PolicyProblem } from './errors.ts';
import { expandRule } from './expand-rule.ts';
import { placeInPolicy } from './place-in-policy.ts';
import { expandProperty } from './properties/expand-property.ts';
import { policyFileSchema, type PolicyFileContent } from './policy-file-schema.ts';
import { readPolicyYaml, type PolicyFile, type PolicyYaml } from './policy-yaml.ts';
import type { DataClassInfo, Policy } from './policy.ts';

interface ReadFile {
  readonly yaml: PolicyYaml;
  readonly content: PolicyFileContent;
}

type Section = keyof PolicyFileContent;
type Report = (problem: PolicyProblem) => void;

/** The sections that a policy cannot do without. */
const sections = ['version', 'purposes', 'classes', 'rules', 'regimes', 'ageRules', 'retention'] as const satisfies readonly Section[];

function readFile(file: PolicyFile, report: Report): ReadFile | null {
  const yaml = readPolicyYaml(file);
  const parsed = policyFileSchema.safeParse(yaml.value);
  if (parsed.success) return { yaml, content: parsed.data };
  for (const { path, messageNl, namesUnknown } of parsed.error.issues.flatMap((issue) => describeIssue(issue, yaml.value))) {
    report(yaml.problem(namesUnknown ? 'POLICY_NAMES_UNKNOWN' : 'POLICY_SHAPE', messageNl, path));
  }
  return null;
}

function once<S extends 'version' | 'purposes' | 'ageRules'>(files: readonly ReadFile[], section: S, report: Report): PolicyFileContent[S] {
  const having = files.filter((file) => file.content[section] !== undefined);
  for (const file of having.slice(1))
    report(
      file.yaml.problem('POLICY_DUPLICATE', `het onderdeel ‘${section}’ staat ook in ${having[0]?.yaml.name ?? 'een ander bestand'}`, [
        section,
      ]),
    );
  return having[0]?.content[section];
}

interface Listed<S extends Section> {
  readonly item: NonNullable<PolicyFileContent[S]> extends readonly (infer T)[] ? T : never;
  readonly key: string;
  problem(code: PolicyErrorCode, message: string, path?: readonly PropertyKey[]): void;
}

/** The items of a list section of all files, sorted by their name, each with a way to say what is wrong with it. */
function listed<S extends 'classes' | 'rules' | 'regimes' | 'retention' | 'properties' | 'cases'>(
  files: readonly ReadFile[],
  section: S,
  report: Report,
): Listed<S>[] {
  const items = files.flatMap(({ yaml, content }) =>
    (content[section] ?? []).map((item, index) => ({
      item: item as Listed<S>['item'],
      key: 'id' in item ? item.id : item.name,
      problem: (code: PolicyErrorCode, message: string, path: readonly PropertyKey[] = []): void =>
        report(yaml.problem(code, `${placeInPolicy(content, [section, index, ...path])}: ${message}`, [section, index, ...path])),
    })),
  );
  const seen = new Set<string>();
  for (const { key, problem } of items) {
    if (seen.has(key)) problem('POLICY_DUPLICATE', 'deze naam is er al; kies een andere');
    seen.add(key);
  }
  return items.sort((one, other) => (one.key < other.key ? -1 : 1));
}

function classesOf(written: readonly Listed<'classes'>[], regimes: readonly Listed<'regimes'>[]): DataClassInfo[] {
  return written.map(({ item, problem }) => {
    if (!regimes.some(({ key }) => key === item.regime))
      problem('POLICY_UNKNOWN_REGIME', `het geheimhoudingsregime ‘${item.regime}’ bestaat niet`, ['regime']);
    const { signal = null, coarse = null, full = null } = item.shows;
    return { ...item, shows: { signal, coarse, full } };
  });
}

function checkRegimes(regimes: readonly Listed<'regimes'>[], { rules }: Policy['ageRules']): void {
  for (const { item, problem } of regimes) {
    const { ageRule, consentLifts } = item;
    if (ageRule !== null && !rules.some(({ id }) => id === ageRule)) {
      problem('POLICY_UNKNOWN_AGE_RULE', `de leeftijdsregel ‘${ageRule}’ bestaat niet`, ['ageRule']);
    }
    if (consentLifts && ageRule === null)
      problem('POLICY_UNKNOWN_AGE_RULE', 'toestemming heft dit regime op, dus moet er een leeftijdsregel bij staan', ['ageRule']);
  }
}

function checkRetention(retention: readonly Listed<'retention'>[], classes: readonly DataClassInfo[]): void {
  const seen = new Set<string>();
  for (const { item, problem } of retention) {
    for (const name of item.classes) {
      if (!classes.some((info) => info.name === name))
        problem('POLICY_UNKNOWN_CLASS', `de gegevensklasse ‘${name}’ bestaat niet`, ['classes']);
      if (seen.has(name)) problem('POLICY_DUPLICATE', `‘${name}’ heeft al een bewaartermijn`, ['classes']);
      seen.add(name);
    }
  }
}

function assemble(files: readonly ReadFile[], report: Report): Omit<Policy, 'hash'> | null {
  for (const section of sections.filter((name) => files.every((file) => file.content[name] === undefined))) {
    report({
      code: 'POLICY_INCOMPLETE',
      message: `het onderdeel ‘${section}’ ontbreekt: geen enkel bestand heeft het`,
      file: null,
      line: null,
      column: null,
    });
  }
  const version = once(files, 'version', report);
  const purposes = once(files, 'purposes', report);
  const ageRules = once(files, 'ageRules', report);
  if (version === undefined || purposes === undefined || ageRules === undefined) return null;
  const regimes = listed(files, 'regimes', report);
  const retention = listed(files, 'retention', report);
  const classes = classesOf(listed(files, 'classes', report), regimes);
  checkRegimes(regimes, ageRules);
  checkRetention(retention, classes);
  const rules = listed(files, 'rules', report).map(({ item, problem }) => expandRule(item, classes, problem));
  const properties = listed(files, 'properties', report).map(({ item, problem }) => expandProperty(item, classes, problem));
  const cases = listed(files, 'cases', report).map(({ item, problem }) => expandCase(item, classes, problem));
  return {
    version,
    purposes,
    classes,
    rules,
    regimes: regimes.map(({ item }) => item),
    ageRules,
    retention: retention.map(({ item }) => item),
    ...(properties.length === 0 ? {} : { properties }), // a version without has the same content, and hash, as before there were any
    ...(cases.length === 0 ? {} : { cases }),
  };
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
  if (content === null)
    throw new PolicyError([{ code: 'POLICY_INCOMPLETE', message: 'er is geen beleid om te lezen', file: null, line: null, column: null }]);
  const hash = `sha256:${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
  return { ...content, hash };
}
