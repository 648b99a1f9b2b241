import type { MemberNumbers } from './seed-case.ts';

/** Makes the ids of one case: those of its members by number, and of its other rows by a letter and their place. */
export function createNames(caseId: string) {
  const id = (part: string, index: number): string => `${caseId}-${part}${String(index + 1)}`;
  const member = (number: number): string => id('m', number - 1);
  const members = (numbers: MemberNumbers): string[] => numbers.map(member);
  return { id, member, members };
}

/** A day as the database client takes it. */
export function day(text: string): Date {
  return new Date(text);
}
