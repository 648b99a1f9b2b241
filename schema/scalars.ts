import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { z } from 'zod';

/** A scalar over text of one form; anything else is refused without repeating it. */
function textScalar(name: string, form: z.ZodType<string>, expected: string): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    const parsed = form.safeParse(value);
    if (!parsed.success) throw new GraphQLError(`${name} must be ${expected}`);
    return parsed.data;
  };
  return new GraphQLScalarType({
    name,
    serialize: read,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
  });
}

/** A calendar day, Europe/Amsterdam, as YYYY-MM-DD; a day that does not exist is refused. */
export const dateScalar: GraphQLScalarType<string, string> = textScalar('Date', z.iso.date(), 'a day as YYYY-MM-DD');

/** An instant in RFC 3339 with its offset. */
export const dateTimeScalar: GraphQLScalarType<string, string> = textScalar(
  'DateTime',
  z.iso.datetime({ offset: true }),
  'an instant in RFC 3339 with its offset',
);
