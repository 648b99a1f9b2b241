import type { KafkaAdmin } from '../kafka-admin.ts';
import { compareAccess, type AccessComparison } from './compare-access.ts';
import type { AccessPlan } from './plan-access.ts';

/** Asks the broker what it has of the plan. Rejects with a KafkaError. */
export async function readAccess(plan: AccessPlan, admin: KafkaAdmin): Promise<AccessComparison> {
  const topics = await admin.readTopics(plan.topics.map(({ topic }) => topic));
  return compareAccess(plan, topics, await admin.readRights());
}

/**
 * Brings the broker to the plan: makes what is missing, sets what is otherwise, grants what is missing, and with `prune` takes away what is too much. Answers how the broker stands then: fewer partitions
 * and another number of copies cannot be given to a topic in use.
 */
export async function applyAccess(plan: AccessPlan, admin: KafkaAdmin, { prune }: { readonly prune: boolean }): Promise<AccessComparison> {
  const before = await readAccess(plan, admin);
  const missing = before.topics.filter(({ held }) => held === null).map(({ plan: topic }) => topic);
  if (missing.length > 0) await admin.createTopics(missing);
  for (const { plan: topic, held, differences } of before.topics) {
    if (held !== null && differences.length > 0) await admin.alterTopic(held, topic);
  }
  if (before.missing.length > 0) await admin.grant(before.missing);
  if (prune) await admin.revoke(before.tooMany);
  return readAccess(plan, admin);
}
