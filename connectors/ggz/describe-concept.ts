import type { CodeableConcept } from './fhir-datatypes.ts';

/** What a concept is called: its own text, or else the display of its first coding that has one; null when it has neither. */
export function describeConcept(concept: CodeableConcept | undefined): string | null {
  const display = concept?.coding?.find((coding) => filled(coding.display))?.display;
  return filled(concept?.text) ?? filled(display);
}

/** Whether one of the concepts has this code of this system. */
export function hasCode(concepts: readonly CodeableConcept[], system: string, codes: readonly string[]): boolean {
  return concepts.some(
    (concept) => concept.coding?.some((coding) => coding.system === system && codes.includes(coding.code ?? '')) === true,
  );
}

/** The text without white space around it; null when nothing is left. */
export function filled(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
