import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewQuery } from '#sandbox/demo/view-query.ts';
import { raiseStage, type Question, type Reply, type Stage } from '../stage.ts';
import { askers, everyAsker } from './askers.ts';
import { randomRow } from './rewrite-query.ts';

let stage: Stage;

beforeAll(async () => {
  // Patient with partners: on a busy machine a view that is answered without one would not be a leak, but it would be another answer.
  stage = await raiseStage({
    env: { RATE_LIMIT_PER_MINUTE: '1000000', REQUEST_BUDGET_MS: '30000' },
    overrides: { sandbox: { deadlineMs: 20_000 } },
  });
});
afterAll(async () => stage.close());

/** What was answered, without the access log, which grows with every answer. */
const answerOf = ({ status, body }: Reply): string =>
  JSON.stringify([status, body], (key, value: unknown) => (key === 'accessLog' ? undefined : value));

const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T);
};

/**
 * Asks everything alone first, each in a text of its own so that nothing kept for a text can help or harm; then everything at once in another
 * order, several times, and compares each answer with its own.
 */
const compare = async (questions: readonly Question[], rounds: number): Promise<void> => {
  const alone: string[] = [];
  for (const [index, question] of questions.entries()) {
    alone.push(answerOf(await stage.ask({ ...question, query: `${question.query}\n# ${String(index)}` })));
  }
  const random = randomRow(20_261_120);
  for (let round = 0; round < rounds; round += 1) {
    const order = shuffled(
      questions.map((_question, index) => index),
      random,
    );
    const replies = await Promise.all(order.map(async (index) => answerOf(await stage.ask(questions[index] as Question))));
    order.forEach((index, place) => {
      const { role, member, purpose, variables } = questions[index] as Question;
      expect(replies[place], JSON.stringify({ round, role, member, purpose, variables })).toBe(alone[index]);
    });
  }
};

const query = viewQuery();

describe('GATE-14 MUST NOT keep an answer, or a part of one, for another caller, purpose, case or moment', () => {
  test('the same text by everybody, for every case, at once', async () => {
    const questions = everyAsker.flatMap(([, asker]) =>
      ['s1', 's2-escalated', 's3'].map((id): Question => ({ ...asker, query, variables: { id } })),
    );
    await compare(questions, 2);
  }, 180_000);

  test('the same text by one caller for every purpose', async () => {
    const purposes = ['SIGNAL', 'TRIAGE', 'PLAN', 'COORD', 'SAFETY', 'OOV', 'CARE', 'PROVISION', 'EVAL', 'MI', 'AUDIT'];
    await compare(
      purposes.map((purpose): Question => ({ role: 'regisseur', purpose, query, variables: { id: 's1' } })),
      3,
    );
  }, 120_000);

  test('the same text with other variables', async () => {
    const switched = `query($id: ID!, $police: Boolean!, $ggz: Boolean!) {
      familyCase(id: $id) {
        members {
          name
          ... @include(if: $police) { policeReports { summary narrative } }
          ggzPractitioners @skip(if: $ggz) { name }
          ... @include(if: $ggz) { inGgzCare }
        }
      }
    }`;
    const questions = [askers.regisseur, askers.police, askers.youth].flatMap((asker) =>
      ['s1', 's1-withdrawn', 's2'].flatMap((id) =>
        [true, false].flatMap((police) =>
          [true, false].map((ggz): Question => ({ ...asker, query: switched, variables: { id, police, ggz } })),
        ),
      ),
    );
    await compare(questions, 2);
  }, 120_000);

  test('the same text with another operation named', async () => {
    const text = `query One($id: ID!) { familyCase(id: $id) { members { name } } }
      query Two($id: ID!) { familyCase(id: $id) { members { policeReports { summary } } } }`;
    const answers = async (operationName: string, role: 'regisseur' | 'police', asked = text): Promise<string> => {
      const token = (await stage.sandbox.identity.tokenFor(role)) ?? '';
      const response = await fetch(`${stage.hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'gezinsbeeld-purpose': 'COORD' },
        body: JSON.stringify({ query: asked, operationName, variables: { id: 's1' } }),
      });
      return response.text();
    };
    const each = [
      ['One', 'regisseur'],
      ['Two', 'regisseur'],
      ['One', 'police'],
      ['Two', 'police'],
    ] as const;
    const alone: string[] = [];
    for (const [name, role] of each) alone.push(await answers(name, role, `${text} # ${name} ${role}`));
    expect(new Set(alone).size).toBe(4);
    for (let round = 0; round < 5; round += 1) {
      expect(await Promise.all(each.map(async ([name, role]) => answers(name, role)))).toEqual(alone);
    }
  }, 60_000);

  test('what a partner answered is not kept either: each question is asked anew', async () => {
    const question: Question = { ...askers.regisseur, query: '{familyCase(id:"s1"){members{name policeReports{year}}}}' };
    for (let time = 0; time < 2; time += 1) {
      stage.clearRequests();
      await stage.ask(question);
      expect(stage.sandbox.standIns.brp.requests.length).toBeGreaterThan(0);
      expect(stage.sandbox.standIns.police.requests.length).toBeGreaterThan(0);
    }
  });
});
