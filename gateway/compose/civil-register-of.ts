import type { ConnectedPartners } from '#connectors/connect-partners.ts';
import { birthDateOf } from '#regie/civil-facts-of.ts';
import type { CivilRegister } from '#signals/signal-deps.ts';
import { newScope } from './new-scope.ts';

/** How long one question to the BRP may take, in milliseconds. */
const patience = 20_000;

/** The register of persons as the signals ask it: through the BRP connector, each question under a trace of its own. */
export function civilRegisterOf({ brp }: Pick<ConnectedPartners, 'brp'>): CivilRegister {
  return {
    residents: async (bsns) => {
      const outcome = await brp.fetchResidents(bsns, newScope(patience));
      if (outcome.state !== 'found') return null;
      return outcome.value.map((resident) => ({ ...resident, birthDate: birthDateOf(resident.birthDate) }));
    },
    civilFacts: async (bsns) => {
      const outcome = await brp.fetchCivilFacts(bsns, newScope(patience));
      return outcome.state === 'found' ? outcome.value : null;
    },
  };
}
