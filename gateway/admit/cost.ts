import type { AskedField } from '#gateway/disclose/asked.ts';
import { GatewayError } from '#gateway/errors.ts';

/** How many items a list is taken to have, by the field that it hangs on; every other list counts as `other`. */
const assumedSize = { members: 8, other: 10 } as const;

const costOf = (asked: readonly AskedField[], times: number): number => {
  let cost = 0;
  for (const { label, children } of asked) {
    cost += times;
    if (children.length === 0) continue;
    const size = label?.list ? (label.objectType === 'FamilyMember' ? assumedSize.members : assumedSize.other) : 1;
    cost += costOf(children, times * size);
  }
  return cost;
};

/** Refuses an operation whose fields, multiplied by the assumed sizes of the lists that they stand in, are more than `maxCost`. */
export const admitCost = (asked: readonly AskedField[], maxCost: number): void => {
  if (costOf(asked, 1) > maxCost) throw new GatewayError('QUERY_TOO_COSTLY');
};
