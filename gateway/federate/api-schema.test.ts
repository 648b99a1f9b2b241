import { printSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { supergraphSdl } from '#gateway/testing/supergraph.ts';
import { composeSupergraph, parseSubgraph } from '#schema/compose-supergraph.ts';
import { apiSchema } from './api-schema.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@inaccessible", "@tag", "@shareable", "@composeDirective"])';

const shown = (sdl: string): string =>
  printSchema(apiSchema(composeSupergraph([parseSubgraph('only', `${link} ${sdl}`)]))).replaceAll(/\s+/g, ' ');

describe('the schema that clients see', () => {
  test.each([
    ['a field', 'type Query { a: Int b: Int @inaccessible }', 'type Query { a: Int }'],
    ['an argument', 'type Query { a(x: Int, y: Int @inaccessible): Int }', 'type Query { a(x: Int): Int }'],
    [
      'a field of an interface',
      'interface I { a: Int b: Int @inaccessible } type Query implements I { a: Int b: Int @inaccessible }',
      'type Query implements I { a: Int } interface I { a: Int }',
    ],
    ['a value of an enum', 'enum E { X Y @inaccessible } type Query { e: E }', 'type Query { e: E } enum E { X }'],
    [
      'a field of an input',
      'input In { a: Int b: Int @inaccessible } type Query { a(in: In): Int }',
      'type Query { a(in: In): Int } input In { a: Int }',
    ],
    ['an object type', 'type T @inaccessible { a: Int } type Query { a: Int t: T @inaccessible }', 'type Query { a: Int }'],
    ['an interface', 'interface I @inaccessible { a: Int } type Query implements I { a: Int }', 'type Query { a: Int }'],
    [
      'a member of a union',
      'type Query { u: U } type A { a: Int } type B @inaccessible { b: Int } union U = A | B',
      'type Query { u: U } type A { a: Int } union U = A',
    ],
    [
      'a union',
      'type Query { a: A u: U @inaccessible } type A { a: Int } union U @inaccessible = A',
      'type Query { a: A } type A { a: Int }',
    ],
    ['an enum', 'enum E @inaccessible { X } type Query { a: Int e: E @inaccessible }', 'type Query { a: Int }'],
    ['an input', 'input In @inaccessible { a: Int } type Query { a(in: In @inaccessible): Int }', 'type Query { a: Int }'],
    ['a scalar', 'scalar S @inaccessible type Query { a: Int s: S @inaccessible }', 'type Query { a: Int }'],
  ])('has no part that is @inaccessible: %s', (_name, sdl, expected) => {
    expect(shown(sdl)).toBe(expected);
  });

  test.each([
    ['tags', 'type Query @tag(name: "x") { a: Int @tag(name: "y") }', 'type Query { a: Int }'],
    ['keys', 'type Query { t: T } type T @key(fields: "id") { id: ID! }', 'type Query { t: T } type T { id: ID! }'],
    [
      'directives that came along with composition',
      'extend schema @link(url: "https://example.nl/spec/mark/v1.0", import: ["@mark"]) @composeDirective(name: "@mark") directive @mark(as: String) on FIELD_DEFINITION type Query { a: Int @mark(as: "x") }',
      'type Query { a: Int }',
    ],
    [
      'such directives under a name of one’s own',
      'extend schema @link(url: "https://example.nl/spec/mark/v1.0", import: [{ name: "@mark", as: "@own" }]) @composeDirective(name: "@own") directive @own on FIELD_DEFINITION type Query { a: Int @own }',
      'type Query { a: Int }',
    ],
  ])('has nothing of the linked specifications: %s', (_name, sdl, expected) => {
    expect(shown(sdl)).toBe(expected);
  });

  test.each([
    [
      'a description and a deprecation',
      '"all" type Query { "one" a: Int @deprecated(reason: "old") b: Int }',
      '"""all""" type Query { """one""" a: Int @deprecated(reason: "old") b: Int }',
    ],
    [
      'types whose names only look like those of a specification',
      'type Query { tag: tag join: join } type tag { a: Int } enum join { X }',
      'type Query { tag: tag join: join } type tag { a: Int } enum join { X }',
    ],
  ])('keeps %s', (_name, sdl, expected) => {
    expect(shown(sdl)).toBe(expected);
  });

  test('of the hub itself holds no BSN, no internal type and no label', () => {
    const sdl = printSchema(apiSchema(supergraphSdl));
    expect(sdl).toContain('type FamilyMember');
    // Who gives a signal says about whom, in the body of a mutation; nothing that is answered holds a BSN.
    const [asked = '', ...others] = sdl.split(/^input SignalInput \{[^}]*\}/m);
    expect(others).toHaveLength(1);
    const answered = asked + others.join('');
    expect(answered).not.toMatch(/^\s*\w*bsn\w*\s*[:(]|join__|link__|directive @|caseReference|retentionFrom/im);
    expect(sdl).toMatch(/type Release \{(?:(?!recipients)[^}])*\}/);
  });
});
