import { asHeld, type HeldRight, type Right } from '../kafka-rights.ts';
import type { HeldTopic, TopicPlan } from '../kafka-topics.ts';
import type { AccessPlan } from './plan-access.ts';

/** A topic of the plan beside what is at the broker. */
export interface ComparedTopic {
  readonly plan: TopicPlan;
  /** Null when it is not there. */
  readonly held: HeldTopic | null;
  /** What is otherwise than planned, each as `retention.ms 1 instead of 2`. */
  readonly differences: readonly string[];
}

/** How the broker differs from the plan. */
export interface AccessComparison {
  readonly topics: readonly ComparedTopic[];
  readonly missing: readonly Right[];
  /** Rights on our names, or of our users, that nobody should have (any more). */
  readonly tooMany: readonly HeldRight[];
  /** What is denied on our names, or to our users: it goes before every right. It is told and left alone, for taking it away would open something. */
  readonly denied: readonly HeldRight[];
  /** Rights of others on whatever there is, ours included; they are told and left alone. */
  readonly wider: readonly HeldRight[];
}

/** Compares what there should be at the broker with what there is. */
export function compareAccess(plan: AccessPlan, topics: readonly HeldTopic[], rights: readonly HeldRight[]): AccessComparison {
  const wanted = new Set(plan.rights.map((right) => keyOf(asHeld(right))));
  const held = new Set(rights.map(keyOf));
  const users = new Set(plan.rights.map(({ username }) => username));
  const unplanned = rights.filter((right) => !right.isDenial && !wanted.has(keyOf(right)));
  const isOurs = ({ username, name }: HeldRight): boolean =>
    /^(?:gezinsbeeld|\d{20}\.[a-z\d_]+)\./.test(name) || users.has(username) || /^\d{20}\.[a-z\d_]+$/.test(username);
  return {
    topics: plan.topics.map((topic) => compareTopic(topic, topics.find((each) => each.topic === topic.topic) ?? null)),
    missing: plan.rights.filter((right) => !held.has(keyOf(asHeld(right)))),
    tooMany: unplanned.filter(isOurs),
    denied: rights.filter((right) => right.isDenial && isOurs(right)),
    wider: unplanned.filter((right) => !isOurs(right) && reachesOurs(right)),
  };
}

function compareTopic(plan: TopicPlan, held: HeldTopic | null): ComparedTopic {
  if (held === null) return { plan, held, differences: [] };
  const settings = Object.entries(plan.settings ?? {})
    .filter(([name, value]) => held.settings[name] !== value)
    .map(([name, value]) => `${name} ${held.settings[name] ?? 'not set'} instead of ${value}`);
  const replicas = plan.replicas !== undefined && plan.replicas !== held.replicas;
  return {
    plan,
    held,
    differences: [
      ...settings,
      ...(plan.partitions === held.partitions ? [] : [`partitions ${held.partitions} instead of ${plan.partitions}`]),
      ...(replicas ? [`replicas ${held.replicas} instead of ${plan.replicas}`] : []),
    ],
  };
}

/** Whether a right on other names comes to ours too: on everything, or on all that begins with less. */
function reachesOurs({ on, name, prefixed }: HeldRight): boolean {
  return (on === 'TOPIC' || on === 'GROUP') && (name === '*' || (prefixed && 'gezinsbeeld.'.startsWith(name)));
}

function keyOf({ username, may, on, name, prefixed, isDenial, host }: HeldRight): string {
  return JSON.stringify([username, may, on, name, prefixed, isDenial, host]);
}
