/** What holds digits by chance: a UUID, and a trace id or hash in hexadecimal. */
const identifiers = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?<![\da-z])[\da-f]{32,}(?![\da-z])/gi;

/** A date and time of ISO 8601, whose time alone may have nine digits. A fraction of a second is read to seven digits (.NET's ticks), so that no BSN passes for one. */
const instants = /(?<!\d)\d{4}-(?:0\d|1[0-2])-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(?:\.\d{1,7})?(?:Z|[+-][01]\d:[0-5]\d)?(?![\s.\-/_:]?\d)/g;

/**
 * Says whether a text holds a number that may be a BSN: nine digits that stand alone, or nine digits with dots, spaces or strokes between them that pass the
 * eleven-test. Digits inside a UUID, a hash or an instant do not count. Rather one text refused than one BSN stored or sent.
 */
export function holdsBsn(text: string): boolean {
  const rest = text.replaceAll(identifiers, '#').replaceAll(instants, '#');
  if (/(?<!\d)\d{9}(?!\d)/.test(rest)) return true;
  return [...rest.matchAll(/(?<!\d)(?=(\d(?:[\s.\-/_:]?\d){8})(?!\d))/g)].some(([, found = '']) =>
    passesElevenTest(found.replaceAll(/\D/g, '')),
  );
}

function passesElevenTest(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}
