const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Says whether a text is a BSN: nine digits, not all zero, that pass the eleven-test (elfproef). */
export function isBsn(text: string): boolean {
  if (!/^[0-9]{9}$/.test(text) || text === '000000000') return false;
  return weights.reduce((sum, weight, at) => sum + weight * Number(text[at]), 0) % 11 === 0;
}
