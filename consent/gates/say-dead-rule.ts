import type { DeadRule } from '../dead-rules.ts';
import { enumerate } from '../say-facts.ts';

/** Why a rule has no effect, in one plain Dutch sentence. */
export function sayDeadRule({ rule, why, by }: DeadRule): string {
  const others = enumerate(by.map((id) => `‘${id}’`));
  switch (why) {
    case 'SHADOWED':
      return `Regel ‘${rule}’ verandert niets: alles wat hij doet, ${by.length === 1 ? 'doet regel' : 'doen de regels'} ${others} al.`;
    case 'CLOSED':
      return `Regel ‘${rule}’ opent niets: ${by.length === 1 ? 'regel' : 'de regels'} ${others} ${by.length === 1 ? 'sluit' : 'sluiten'} alles weer.`;
    case 'NOTHING_TO_CLOSE':
      return `Regel ‘${rule}’ sluit niets: er is geen regel die dit opent. Als extra slot kan hij blijven.`;
    case 'NOTHING_TO_OPEN':
      return `Regel ‘${rule}’ opent niets: het niveau is ‘niet’ (NONE).`;
    case 'ENDED':
      return `Regel ‘${rule}’ is verlopen en geldt niet meer.`;
  }
}
