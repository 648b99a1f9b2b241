/** How long, in milliseconds, to wait after so many failures in a row: twice as long each time up to the longest, less a random half so that not everybody comes back at once. */
export function backOff(
  failures: number,
  { first, longest }: { readonly first: number; readonly longest: number },
  random: () => number,
): number {
  const whole = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  return Math.round(whole * (1 - random() / 2));
}
