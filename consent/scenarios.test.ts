import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import { interpret } from './interpret.ts';
import { defaultPolicyFolder } from './policies/read-policy-folder.ts';
import { rulesInForce } from './rules-in-force.ts';
import { defaultPolicy, defaultTables, setDay } from './testing/default-policy.ts';
import { harmlessFacts } from './harmless-facts.ts';
import { levels, type Purpose, type Role } from './vocabulary.ts';

const lines = readFileSync(join(defaultPolicyFolder, 'scenarios.csv'), 'utf8').trim().split('\n').slice(1);

const scenarios = lines.map((line) => {
  const [scenario = '', role = '', purpose = '', member = '', dataClass = '', named = '', level = ''] = line.split(',');
  const facts = Object.fromEntries(
    named
      .split(' ')
      .filter(Boolean)
      .map((pair) => pair.split('=') as [string, string]),
  );
  return {
    scenario,
    role: role as Role,
    purpose: purpose as Purpose,
    member,
    dataClass,
    named,
    level,
    facts: { ...harmlessFacts, ...facts },
  };
});

describe('the scenarios hold to the letter', () => {
  test('there are 180 of them', () => {
    expect(scenarios).toHaveLength(180);
  });

  test.each(scenarios)('$scenario: $role sees of $member for $purpose, of $dataClass given $named: $level', (row) => {
    const { level, scenario: _scenario, member: _member, named: _named, ...question } = row;
    expect(decide(defaultTables, question).level).toBe(level);
    expect(levels[interpret(rulesInForce(defaultPolicy.rules, setDay), question)]).toBe(level);
  });
});
