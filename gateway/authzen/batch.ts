import { z } from 'zod';
import { defaultsForm, readEvaluation, readForm, type Evaluation } from './entities.ts';
import { BadRequest } from './errors.ts';
import { isJsonObject, type JsonObject } from './read-body.ts';

/** How many evaluations one request may hold. */
export const mostEvaluations = 100;

/** When a batch ends: after all of them, at the first denial (or failure), or at the first permit. */
export const semantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;
/** One of the three semantics. */
export type Semantic = (typeof semantics)[number];

/** A batch: its evaluations in order, each read, or what is wrong with it. */
export interface Batch {
  readonly semantic: Semantic;
  readonly evaluations: readonly (Evaluation | BadRequest)[];
}

const batchForm = defaultsForm.extend({
  evaluations: z.array(z.unknown(), { error: 'must be a list' }).max(mostEvaluations, `holds more than ${mostEvaluations}`),
  options: z
    .object(
      { evaluations_semantic: z.enum(semantics, { error: `must be one of ${semantics.join(', ')}` }).optional() },
      { error: 'must be an object' },
    )
    .optional(),
});

const listForm = batchForm.partial({ evaluations: true });

const parts = ['subject', 'action', 'resource', 'context'] as const;

const readItem = (item: unknown, defaults: JsonObject): Evaluation | BadRequest => {
  if (!isJsonObject(item)) return new BadRequest('The evaluation must be an object.');
  const whole = Object.fromEntries(parts.map((part) => [part, Object.hasOwn(item, part) ? item[part] : defaults[part]]));
  try {
    return readEvaluation(whole);
  } catch (error) {
    if (error instanceof BadRequest) return error;
    throw error;
  }
};

/**
 * Reads a request for evaluations. Without a list of them, or with an empty one, it is the one evaluation that stands at its top. Otherwise each part of
 * an evaluation (`subject`, `action`, `resource`, `context`) that it does not have itself is the whole part at the top; one that is then
 * incomplete is a BadRequest in its place. Throws BadRequest for what is wrong with the request as a whole.
 */
export const readBatch = (body: JsonObject): Batch | Evaluation => {
  const { evaluations = [], options, ...defaults } = readForm(listForm, body);
  if (evaluations.length === 0) return readEvaluation(body);
  return { semantic: options?.evaluations_semantic ?? 'execute_all', evaluations: evaluations.map((item) => readItem(item, defaults)) };
};

/** Answers evaluations one after another, in order, until the semantic says that the last one decides. */
export const answerInOrder = async <Asked, Answer extends { readonly decision: boolean }>(
  semantic: Semantic,
  asked: readonly Asked[],
  answer: (one: Asked) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const deciding = { execute_all: null, deny_on_first_deny: false, permit_on_first_permit: true }[semantic];
  const answers: Answer[] = [];
  for (const one of asked) {
    const given = await answer(one);
    answers.push(given);
    if (given.decision === deciding) break;
  }
  return answers;
};
