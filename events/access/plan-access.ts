import type { Right } from '../kafka-rights.ts';
import type { TopicPlan } from '../kafka-topics.ts';
import { rightsOf, rightsOfHub, topicPlans, usernameOf, type TopicSettings } from '../topics.ts';

/** Who is known, and under which name who logs in. */
export interface AccessWanted {
  readonly recipients: readonly string[];
  /** The name under which the hub logs in. */
  readonly hub: string;
  /** Names that differ from the usual, by recipient. */
  readonly usernames: Readonly<Record<string, string>>;
  readonly settings: TopicSettings;
}

/** All that there should be at the broker: every topic, and every right. */
export interface AccessPlan {
  readonly topics: readonly TopicPlan[];
  readonly rights: readonly Right[];
}

/** Says which topics and rights there should be, the same for the same recipients. */
export function planAccess({ recipients, hub, usernames, settings }: AccessWanted): AccessPlan {
  const sorted = [...new Set(recipients)].toSorted();
  return {
    topics: topicPlans(sorted, settings),
    rights: [
      ...rightsOfHub(sorted, hub),
      ...sorted.flatMap((recipient) => rightsOf(recipient, usernames[recipient] ?? usernameOf(recipient))),
    ],
  };
}
