/** The words as lines of at most `width` characters. */
function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * A table of plain text: columns as wide as their widest cell, two spaces apart, with a line below the heads. The last column goes on below itself where the
 * table would be wider than `width` characters.
 */
export function printTable(heads: readonly string[], rows: readonly (readonly string[])[], width = 100): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => (row[at] ?? '').length)));
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0);
  const last = Math.min(widths.at(-1) ?? 0, Math.max(width - before, 20));
  const line = (cells: readonly string[]): string =>
    [...cells.slice(0, -1).map((cell, at) => cell.padEnd(widths[at] ?? 0)), fold(cells.at(-1) ?? '', last).join(`\n${' '.repeat(before)}`)]
      .join('  ')
      .trimEnd();
  const rule = [...widths.slice(0, -1), last].map((one) => '-'.repeat(one)).join('  ');
  return [line(heads), rule, ...rows.map(line)].join('\n');
}
