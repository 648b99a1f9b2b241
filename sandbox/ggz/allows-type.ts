/**
 * Whether SMART Backend Services scopes allow reading (`r`) or searching (`s`) a resource type: `system/*.rs`, `system/Goal.s`, and the
 * older `system/*.read`. With type `*` any scope for the system will do.
 */
export function allowsType(scopes: readonly string[], type: string, interaction: 'r' | 's'): boolean {
  return scopes.some((scope) => {
    const [, allowedType, actions = ''] = /^system\/(\*|[A-Z][A-Za-z]+)\.(\*|read|c?r?u?d?s?)$/.exec(scope) ?? [];
    if (allowedType === undefined) return false;
    const typeAllowed = type === '*' || allowedType === '*' || allowedType === type;
    return typeAllowed && (actions === '*' || actions === 'read' || actions.includes(interaction));
  });
}
