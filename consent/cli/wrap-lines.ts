/** Breaks lines that are wider than a terminal at a space; what follows stands two further in. Lines that fit stay as they are. */
export function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
}

/** One line as several, none wider than `width` unless a single word is. */
function wrapLine(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  if (line.length <= width) return [line];
  const wrapped: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(' ')) {
    const start = wrapped.length === 0 ? indent : `${indent}  `;
    if (current === start || current.length + 1 + word.length <= width)
      current = current === start ? `${current}${word}` : `${current} ${word}`;
    else {
      wrapped.push(current);
      current = `${indent}  ${word}`;
    }
  }
  return [...wrapped, current];
}
