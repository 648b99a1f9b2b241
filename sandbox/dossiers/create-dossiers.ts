import { deBoer } from './de-boer.ts';
import { denBraber } from './den-braber.ts';
import type { Dossiers } from './dossier.ts';
import { generateDossiers } from './generate-dossiers.ts';
import type { GeneratedPerson } from './generate-dossiers.ts';
import { grootEsselink } from './groot-esselink.ts';
import { specialCases } from './special-cases.ts';

/** The files of all partners: the three scenarios to the letter, the special cases, and generated files about `generated` for volume. */
export function createDossiers(generated: readonly GeneratedPerson[], day: string): Dossiers {
  const parts = [deBoer, grootEsselink, denBraber, specialCases, generateDossiers(generated, day)];
  return {
    ggz: parts.flatMap((part) => part.ggz),
    wmo: parts.flatMap((part) => part.wmo),
    wi: parts.flatMap((part) => part.wi),
    cjg: parts.flatMap((part) => part.cjg),
    police: parts.flatMap((part) => part.police),
  };
}
