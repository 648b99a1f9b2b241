/** A Cedar string literal of any text: what it holds can never end it. Unpaired surrogates, which Cedar cannot hold, are replaced. */
export function quote(text: string): string {
  const escaped = text.toWellFormed().replaceAll(/["\\\p{Cc}\u2028\u2029]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    return character === '\n' ? String.raw`\n` : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${escaped}"`;
}

/** A line of comment; a text that would break the line is put on one. */
export function comment(text: string): string {
  return `// ${text.toWellFormed().replaceAll(/[\s\p{Cc}]+/gu, ' ')}`;
}

/** Items between brackets, on one line where they fit, else one a line. */
export function list(items: readonly string[]): string {
  const line = `[${items.join(', ')}]`;
  return line.length <= 120 ? line : `[\n${items.map((item) => `    ${item}`).join(',\n')}\n  ]`;
}
