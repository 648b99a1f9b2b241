import type { ConnectedPartners } from '#connectors/connect-partners.ts';
import { birthDateOf } from '#regie/civil-facts-of.ts';
import type { CivilRegister } from '#signals/signal-deps.ts';
import { continueTrace } from '../trace.ts';

/** How long one question to the BRP may take, in milliseconds. */
const patience = 20_000;

/** The register of persons as the signals ask it: through the BRP connector, each question under a trace of its own. */
export function civilRegisterOf({ brp }: Pick<ConnectedPartners, 'brp'>): CivilRegister {
  const scope = () => ({ traceparent: continueTrace(undefined).traceparent, signal: AbortSignal.timeout(patience) });
  return {
    residents: async (bsns) => {
      const outcome = await brp.fetchResidents(bsns, scope());
      if (outcome.state !== 'found') return null;
      return outcome.value.map((resident) => ({ ...resident, birthDate: birthDateOf(resident.birthDate) }));
    },
    civilFacts: async (bsns) => {
      const outcome = await brp.fetchCivilFacts(bsns, scope());
      return outcome.state === 'found' ? outcome.value : null;
    },
  };
}
