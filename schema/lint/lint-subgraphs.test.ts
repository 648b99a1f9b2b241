import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { deskSubgraphs, readSubgraphSdl, subgraphNames } from '../read-subgraph-sdl.ts';
import { lintSubgraphs } from './lint-subgraphs.ts';
import type { DataClasses } from './rule.ts';

const classes = JSON.parse(readFileSync(new URL('../vocabulary/data-classes.json', import.meta.url), 'utf8')) as DataClasses;

test.each(subgraphNames())('the subgraph %s has no fault', (name) => {
  expect(lintSubgraphs([parse(readSubgraphSdl(name))], classes)).toEqual([]);
});

const police = readSubgraphSdl('police');

test.each([
  [
    'an unlabelled field',
    'summary: String @data(level: "FULL")',
    'summary: String',
    'PoliceReport.summary carries no @data(class:, level:)',
  ],
  ['a non-nullable field', 'place: String @', 'place: String! @', 'PoliceIncident.place is not nullable'],
  [
    'a record without provenance',
    'RestrainingOrder implements PartnerRecord',
    'RestrainingOrder',
    'RestrainingOrder (of FamilyMember.restrainingOrders)',
  ],
  [
    'an unknown class',
    'class: "POLICE_REPORTER"',
    'class: "POLICE_GOSSIP"',
    'PoliceReport.reporter names the unknown data class POLICE_GOSSIP',
  ],
  [
    'an unknown level',
    'summary: String @data(level: "FULL")',
    'summary: String @data(level: "HIGH")',
    'PoliceReport.summary names the unknown level HIGH',
  ],
  ['an argument', 'policeReports: [', 'policeReports(first: Int): [', 'FamilyMember.policeReports takes arguments'],
  ['an existence field of nothing', '@exists(of: "policeReports")', '@exists(of: "reports")', 'FamilyMember.policeKnown exists by reports'],
  ['a field without description', '"samenvatting"', '', 'PoliceReport.summary has no description'],
])('%s in a partner SDL is a fault that names it', (_, was, is, fault) => {
  expect(police).toContain(was);
  expect(lintSubgraphs([parse(police.replace(was, is))], classes)).toEqual([expect.stringContaining(fault)]);
});

test('a fault of the shared vocabulary is told once', () => {
  const broken = subgraphNames()
    .filter((name) => !deskSubgraphs.includes(name))
    .map((name) => parse(readSubgraphSdl(name).replace('source: SourceSystem @data(level: "COARSE")', 'source: SourceSystem')));
  expect(lintSubgraphs(broken, classes)).toEqual(['Provenance.source carries no @data(class:, level:)']);
});
