/**
 * Makes a scanner for BSNs of known people: it answers those that stand in a text, also within longer words and numbers, and written with
 * dots, dashes, spaces, as `%`-escapes, `\u` escapes or in base64.
 */
export const findBsns = (known: Iterable<string>): ((text: string) => readonly string[]) => {
  const bsns = new Set(known);
  const inDigits = (text: string): string[] => {
    const found: string[] = [];
    for (const [run] of text.matchAll(/\d{9,}/g)) {
      for (let from = 0; from + 9 <= run.length; from += 1) if (bsns.has(run.slice(from, from + 9))) found.push(run.slice(from, from + 9));
    }
    return found;
  };
  const forms = (text: string): readonly string[] => [
    text,
    text.replaceAll(/(?<=\d)[.\- ](?=\d)/g, ''),
    text.replaceAll(/%3(\d)/g, '$1').replaceAll(/\\u003(\d)/g, '$1'),
    ...[...text.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)].map(([coded]) => Buffer.from(coded, 'base64').toString('latin1')),
  ];
  return (text) => [...new Set(forms(text).flatMap(inDigits))];
};
