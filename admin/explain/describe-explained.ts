import type { ExplainedDecision, PolicyExplanation } from '#schema/generated/admin.ts';
import type { LevelName } from '#consent/vocabulary.ts';
import { problemWith } from '../read-question.ts';
import type { ExplainedLine, ExplainProblem } from './explain-answer.ts';

const problemNl: Readonly<Record<ExplainProblem, string>> = {
  POLICY_UNKNOWN: 'De beleidsversie waaronder dit is besloten is hier niet bekend. Het besluit is niet uit te leggen.',
  WITHOUT_FACTS: 'De feiten waarop dit is besloten zijn niet vastgelegd. Het besluit is niet opnieuw te nemen en niet uit te leggen.',
  NOT_AS_RECORDED:
    'Opnieuw besloten komt hier iets anders uit dan is vastgelegd. Het logboek kan gewijzigd zijn. Laat de beheerder controleren of het nog ongeschonden is.',
};

function explanationOf({ explained, line, policy, problem }: ExplainedLine): PolicyExplanation {
  return {
    policy,
    level: (line.decided ?? line.level) as LevelName,
    reason: line.reason,
    rule: explained?.verdict.rule ?? null,
    article: line.article,
    professionalNl: explained?.professional ?? null,
    officerNl: explained?.officer ?? null,
    problems: problem === null ? [] : [problemWith(problem, problemNl[problem])],
  };
}

/** One decision of a past answer in the shape of the admin subgraph: as it was recorded, with the explanation under the version that decided then. */
export function describeExplained(explained: ExplainedLine): ExplainedDecision {
  const { at, caller, dataClassNl, line, memberId, purpose } = explained;
  return {
    who: `${caller.oin}/${caller.role}`,
    at: at.toISOString(),
    purpose,
    memberId,
    dataClass: line.dataClass,
    dataClassNl,
    shown: line.level as LevelName,
    decided: (line.decided ?? line.level) as LevelName,
    explanation: explanationOf(explained),
  };
}
