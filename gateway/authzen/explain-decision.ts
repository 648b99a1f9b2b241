import type { CompiledPolicy, Verdict } from '#consent/decide.ts';
import { explainWithheld } from '#consent/explain.ts';
import type { Caller } from '#consent/situation.ts';
import type { Disclosure, RecordFacts } from '../disclose/disclosure.ts';
import type { JsonObject } from './read-body.ts';
import { refusals, type RefusalCode } from './refusals.ts';

/** A decision that was made: about whom, about which class, with the facts of a record that the caller gave. */
interface Made {
  readonly subject: string;
  readonly dataClass: string;
  readonly record: RecordFacts | null;
  readonly verdict: Verdict;
  readonly permitted: boolean;
}

/** The whole verdict, as the privacy officer (FG) reads it. */
const whole = ({ level, reason, rule, article, textNl, policy, whatWouldChange, nearestGrant }: Verdict): JsonObject => ({
  level,
  reason,
  ...(rule === null ? {} : { rule }),
  ...(article === null ? {} : { article }),
  text: textNl,
  policy,
  what_would_change: whatWouldChange,
  ...(nearestGrant === null ? {} : { nearest_grant: nearestGrant }),
});

/**
 * The reasons of a decision as this caller may read them: the FG the whole verdict; everybody else what the hub tells of what it withholds, the same for
 * no waiver, a refusal or a withdrawal; a family member nothing about others (null).
 */
export const explainDecision = (caller: Caller, disclosure: Disclosure, made: Made): JsonObject | null => {
  const { subject, dataClass, record, verdict, permitted } = made;
  if (caller.role === 'FG') return whole(verdict);
  const { policy, role, purpose, organisation } = disclosure.basis;
  const question = { role, purpose, dataClass, facts: disclosure.factsFor(subject, dataClass, record), organisation };
  const told = record === null ? explainWithheld(policy, question) : explainWithheld(policy, question, record);
  if (told === null) return null;
  const { reason, article, textNl, liftedBy, askWhom } = told;
  return {
    level: verdict.level,
    reason,
    article,
    text: textNl,
    policy: policy.hash,
    ...(permitted ? {} : { what_would_change: liftedBy, ask_whom: askWhom }),
  };
};

/** What a caller reads about a question that was not put to the policy; a family member nothing of what does not exist for them (null). */
export const explainRefusal = (caller: Caller, policy: CompiledPolicy, code: RefusalCode): JsonObject | null =>
  caller.role === 'LID' && code === 'RESOURCE_UNKNOWN' ? null : { level: 'NONE', reason: code, text: refusals[code], policy: policy.hash };
