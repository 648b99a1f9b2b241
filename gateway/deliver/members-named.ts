interface Naming {
  readonly about?: readonly { readonly member: string }[];
  readonly members?: readonly string[];
}

/** The members whom the data of an event name, in `about` or `members`; none for an event that is about nobody in particular. */
export function membersNamed(data: Readonly<Record<string, unknown>>): readonly string[] {
  const { about = [], members = [] } = data as Naming;
  return [...about.map(({ member }) => member), ...members];
}
