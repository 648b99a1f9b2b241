import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { PolicyError, type PolicyErrorCode, type PolicyProblem } from './errors.ts';
import { yamlErrorNl } from './yaml-error-nl.ts';

/** One file of a policy: its name for messages, and its text. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

/** A parsed file: its plain value, and a way to say where in the file something stands. */
export interface PolicyYaml {
  readonly name: string;
  readonly value: unknown;
  problem(code: PolicyErrorCode, message: string, path: readonly PropertyKey[]): PolicyProblem;
}

const largest = 1024 * 1024;
const tooDeepNl = 'er staan te veel lijsten of blokken in elkaar';

function at(file: string, lines: LineCounter, offset: number | undefined, code: PolicyErrorCode, message: string): PolicyProblem {
  const place = offset === undefined ? null : lines.linePos(offset);
  return { code, message, file, line: place?.line ?? null, column: place?.col ?? null };
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isScalar(node) || isMap(node) || (typeof node === 'object' && node !== null && 'range' in node)) {
      const range = (node as { range?: readonly number[] | null }).range;
      if (range?.[0] !== undefined) return range[0];
    }
  }
  return undefined;
}

function unsafe(document: Document.Parsed, { name: file, text }: PolicyFile, lines: LineCounter): PolicyProblem[] {
  const problems = document.warnings.map((warning) =>
    at(
      file,
      lines,
      warning.pos[0],
      'POLICY_YAML_UNSAFE',
      'een label met een uitroepteken (tag) kan hier niet; schrijf alleen tekst, getallen en lijsten',
    ),
  );
  if (document.directives.yaml.explicit === true && document.directives.yaml.version !== '1.2') {
    problems.push(at(file, lines, 0, 'POLICY_YAML_UNSAFE', 'alleen YAML 1.2 wordt gelezen; haal de regel met %YAML weg'));
  }
  if (!/(?<!["'])\*/.test(text)) return problems; // an alias begins with a star that no quote precedes
  visit(document, (_key, node) => {
    if (isAlias(node))
      problems.push(
        at(file, lines, node.range?.[0], 'POLICY_YAML_UNSAFE', 'een verwijzing met een sterretje (alias) kan hier niet; schrijf het uit'),
      );
  });
  return problems;
}

/** Deeper than this nothing in a policy goes; the parser needs time that grows faster than depth. */
const deepest = 64;

function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > deepest) return true;
  }
  return new RegExp(`(?:[-?] ){${String(deepest)}}`).test(text);
}

function parse(file: PolicyFile, lines: LineCounter): Document.Parsed {
  try {
    const options = {
      version: '1.2',
      schema: 'core',
      merge: false,
      strict: true,
      uniqueKeys: true,
      stringKeys: true,
      resolveKnownTags: false,
    } as const;
    return parseDocument(file.text, { ...options, lineCounter: lines, prettyErrors: false });
  } catch (cause) {
    throw new PolicyError([at(file.name, lines, undefined, 'POLICY_YAML_UNSAFE', tooDeepNl)], { cause });
  }
}

/** Files read before, by name and text: a version is checked at every save, and most of its files have not changed since. Bounded. */
const readBefore = new Map<string, PolicyYaml>();
const mostReadBefore = 64;

/**
 * Reads one file as plain YAML 1.2: no aliases, no tags but those of the core schema, no duplicate keys, at most 1 MiB.
 * The value is shared: never alter it. Throws PolicyError with POLICY_YAML, POLICY_YAML_UNSAFE or POLICY_TOO_LARGE.
 */
export function readPolicyYaml(file: PolicyFile): PolicyYaml {
  const key = `${file.name}\n${file.text}`;
  const before = readBefore.get(key);
  if (before !== undefined) return before;
  const read = parseSafely(file);
  if (readBefore.size >= mostReadBefore) readBefore.clear();
  readBefore.set(key, read);
  return read;
}

function parseSafely(file: PolicyFile): PolicyYaml {
  const lines = new LineCounter();
  if (file.text.length > largest)
    throw new PolicyError([at(file.name, lines, undefined, 'POLICY_TOO_LARGE', 'het bestand is te groot: hoogstens 1 MiB')]);
  if (nestsTooDeeply(file.text)) throw new PolicyError([at(file.name, lines, undefined, 'POLICY_YAML_UNSAFE', tooDeepNl)]);
  const document = parse(file, lines);
  const broken = document.errors.map((error) => at(file.name, lines, error.pos[0], 'POLICY_YAML', yamlErrorNl(error.code)));
  const [first, ...rest] = [...broken, ...(broken.length > 0 ? [] : unsafe(document, file, lines))];
  if (first !== undefined) throw new PolicyError([first, ...rest]);
  return {
    name: file.name,
    value: document.toJS({ maxAliasCount: 0 }) ?? {}, // a file of comments alone says nothing
    problem: (code, message, path) => at(file.name, lines, offsetOf(document, path), code, message),
  };
}
