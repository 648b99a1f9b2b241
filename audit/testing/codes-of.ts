/** The codes of the problems because of which something was refused; none when it was not. */
export function codesOf({ problems }: { readonly problems: readonly { readonly code: string }[] }): readonly string[] {
  return problems.map(({ code }) => code);
}
