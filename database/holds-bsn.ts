/** What holds digits by chance: a UUID, and a trace id or hash in hexadecimal. */
const identifiers = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?<![\da-z])[\da-f]{32,}(?![\da-z])/gi;

/**
 * Says whether a text holds a number that may be a BSN: nine digits that stand alone, or nine digits with dots, spaces or strokes between them that pass the
 * eleven-test. Digits inside a UUID or a hash do not count. Rather one text refused than one BSN stored or sent.
 */
export function holdsBsn(text: string): boolean {
  const rest = text.replaceAll(identifiers, '#');
  if (/(?<!\d)\d{9}(?!\d)/.test(rest)) return true;
  return [...rest.matchAll(/(?<!\d)\d(?:[\s.\-/_:]?\d){8}(?!\d)/g)].some(([found]) => passesElevenTest(found.replaceAll(/\D/g, '')));
}

function passesElevenTest(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}
