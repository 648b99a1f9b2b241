import type { Family } from '../families/person.ts';
import { deBoer } from './de-boer.ts';
import { denBraber } from './den-braber.ts';
import type { Dossiers } from './dossier.ts';
import { generateDossiers } from './generate-dossiers.ts';
import { grootEsselink } from './groot-esselink.ts';
import { specialCases } from './special-cases.ts';

/** The families whose files are written by hand; every other family gets generated ones. */
const written = new Set(['F1', 'F2', 'F3', 'F4', 'F5', 'F6']);

/** The files of all partners: the three scenarios to the letter, the special cases, and generated files about the other `families` for volume. */
export function createDossiers(families: readonly Family[], day: string): Dossiers {
  const others = families.filter((family) => !written.has(family.id)).flatMap((family) => family.members);
  const parts = [deBoer, grootEsselink, denBraber, specialCases, generateDossiers(others, day)];
  return {
    ggz: parts.flatMap((part) => part.ggz),
    wmo: parts.flatMap((part) => part.wmo),
    wi: parts.flatMap((part) => part.wi),
    cjg: parts.flatMap((part) => part.cjg),
    police: parts.flatMap((part) => part.police),
  };
}
