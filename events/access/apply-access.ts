import type { KafkaAdmin } from '../kafka-admin.ts';
import { wait } from '../wait.ts';
import { compareAccess, type AccessComparison, type ComparedTopic } from './compare-access.ts';
import type { AccessPlan } from './plan-access.ts';

/** Asks the broker what it has of the plan. Rejects with a KafkaError. */
export async function readAccess(plan: AccessPlan, admin: KafkaAdmin): Promise<AccessComparison> {
  const topics = await admin.readTopics(plan.topics.map(({ topic }) => topic));
  return compareAccess(plan, topics, await admin.readRights());
}

/** How often, and after how long each time, the broker is looked at until it knows what was done. */
const [mostLooks, pauseMs] = [100, 100];

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
  // What was done is with the controller of the cluster; the broker that answers knows it a moment later.
  for (let looks = 1; looks < mostLooks; looks += 1) {
    const now = await readAccess(plan, admin);
    if (isDone(now, prune)) return now;
    await wait(pauseMs, new AbortController().signal);
  }
  return readAccess(plan, admin);
}

/** Whether all is as planned that can be made so. */
function isDone({ topics, missing, tooMany }: AccessComparison, prune: boolean): boolean {
  return missing.length === 0 && !(prune && tooMany.length > 0) && topics.every(isMended);
}

function isMended({ plan, held, differences }: ComparedTopic): boolean {
  return held !== null && held.partitions >= plan.partitions && differences.every((each) => /^(?:partitions|replicas) /.test(each));
}
