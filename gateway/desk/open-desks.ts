import { createAdminDesk, type AdminDeskDeps } from '#admin/create-admin-desk.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { createRegisterDesk } from '#register/create-register-desk.ts';
import type { RegisterDeps } from '#register/register-deps.ts';
import type { AdminContext } from '#resolvers/admin/create-admin-subgraph.ts';
import type { RegisterContext } from '#resolvers/register/create-register-subgraph.ts';
import type { RightsContext } from '#resolvers/rights/create-rights-subgraph.ts';
import type { SignalsContext } from '#resolvers/signals/create-signals-subgraph.ts';
import { createRightsDesk } from '#rights/create-rights-desk.ts';
import type { RightsDeps } from '#rights/rights-deps.ts';
import { createSignalsDesk } from '#signals/create-signals-desk.ts';
import type { SignalDeps } from '#signals/signal-deps.ts';

/** What the desks of all requests are made of. */
export type DeskParts = Omit<RegisterDeps & RightsDeps & SignalDeps, 'policy'> & Omit<AdminDeskDeps, 'active'>;

/** The desks, as resolvers and routes are given them. */
export type Desks = Omit<AdminContext & RegisterContext & RightsContext & SignalsContext, 'request'>;

/** Opens the desks for one request, all under the policy that the request began with. */
export const openDesks = (parts: DeskParts, active: CompiledPolicy): Desks => {
  const deps = { ...parts, policy: () => active };
  return {
    admin: createAdminDesk({ ...parts, active }),
    register: createRegisterDesk(deps),
    rights: createRightsDesk(deps),
    signals: createSignalsDesk(deps),
  };
};
