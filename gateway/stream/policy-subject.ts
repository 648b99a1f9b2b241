import type { CompiledPolicy } from '#consent/decide.ts';
import { definitionOf } from '#events/catalogue/catalogue.ts';
import type { StreamSubject } from './subject.ts';

/** The policy versions: everybody hears that another one decides from now on, and at the desk the privacy officer (FG) hears of every step. */
export const policySubject = (role: string, current: () => CompiledPolicy): StreamSubject => ({
  group: { kind: 'POLICIES' },
  stand: async () => ({
    policy: current(),
    exists: true,
    caseId: null,
    hear: async ({ eventId: id, type, occurredAt, data }) => {
      const audience = definitionOf(type)?.audience;
      const hears = audience === 'EVERYONE' || (audience === 'DESK' && role === 'FG');
      if (!hears) return null;
      return { fields: { __typename: 'PolicyChanged', id, type, at: occurredAt.toISOString(), policy: data['policy'] }, subjects: [] };
    },
  }),
});
