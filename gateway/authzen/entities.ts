import { z } from 'zod';
import { BadRequest } from './errors.ts';
import { isJsonObject, type JsonObject } from './read-body.ts';

/** A subject or a resource: something of a type, with an id in that type. */
export interface Entity {
  readonly type: string;
  readonly id: string;
  readonly properties: JsonObject;
}

/** One question: may this subject take this action on this resource? */
export interface Evaluation {
  readonly subject: Entity;
  /** The name of the action. */
  readonly action: string;
  readonly resource: Entity;
  readonly context: JsonObject;
}

const wrong =
  (expected: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? 'is missing' : `must be ${expected}`;

/** A text of a request. */
export const textForm = z.string({ error: wrong('a string') });

/** An object whose members are not looked at. */
export const objectForm = z.custom<JsonObject>(isJsonObject, { error: wrong('an object') });

const formOf = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape, { error: wrong('an object') });

/** A subject or a resource. */
export const entityForm = formOf({ type: textForm, id: textForm, properties: objectForm.optional() });

/** A subject or a resource that is searched for: an id is ignored, whatever it is. */
export const searchedForm = formOf({ type: textForm, properties: objectForm.optional() });

/** An action. */
export const actionForm = formOf({ name: textForm, properties: objectForm.optional() });

/** A whole evaluation. AuthZEN 1.0, The Access Evaluation API Request. */
export const evaluationForm = formOf({
  subject: entityForm,
  action: actionForm,
  resource: entityForm,
  context: objectForm.optional(),
});

/** What stands in a list of evaluations for all of them: each part may be left out, but what is there must be of the right type. */
export const defaultsForm = formOf({
  subject: entityForm.partial().optional(),
  action: actionForm.partial().optional(),
  resource: entityForm.partial().optional(),
  context: objectForm.optional(),
});

/** Reads a value in a form, or throws a BadRequest that names the first part that is missing or wrong. Unknown members are left out. */
export const readForm = <Form extends z.ZodType>(form: Form, value: unknown): z.infer<Form> => {
  const read = form.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new BadRequest(`${issue?.path.map(String).join('.') || 'The request'} ${issue?.message ?? 'is wrong'}.`);
};

/** An entity with its properties, if only none. */
export const entityOf = ({ type, id, properties = {} }: z.infer<typeof entityForm>): Entity => ({ type, id, properties });

/** Reads one evaluation; throws BadRequest. */
export const readEvaluation = (body: unknown): Evaluation => {
  const { subject, action, resource, context = {} } = readForm(evaluationForm, body);
  return { subject: entityOf(subject), action: action.name, resource: entityOf(resource), context };
};
