import type { FastifyInstance } from 'fastify';
import type { SituationQuestion } from '#consent/situation.ts';
import { findCasePlace, listCasesOf, listPeopleOf, loadSituation, type SituationStore } from '#consent/store.ts';
import type { HubSettings } from '../settings.ts';
import type { AuthzenParts } from './answer-request.ts';
import { addAuthzen, type Door } from './routes.ts';

/** What the Authorization API is composed of. */
export interface AuthzenDeps extends Pick<AuthzenParts, 'policy' | 'clock' | 'audit'> {
  readonly store: SituationStore;
  readonly owners: SituationQuestion['owners'];
  readonly hub: Pick<HubSettings, 'PUBLIC_URL' | 'REQUEST_BUDGET_MS'>;
}

/** Where page tokens stand in place of a column, so that nothing else that the keys encrypt can be taken for one. */
const place = 'authzen page token';

/** Composes the Authorization API over the case register; it is added to the front door with what that lends. */
export const composeAuthzen =
  ({ store, owners, hub, policy, clock, audit }: AuthzenDeps) =>
  (app: FastifyInstance, door: Door): void =>
    addAuthzen(app, door, {
      policy,
      clock,
      audit,
      storeMs: hub.REQUEST_BUDGET_MS,
      publicUrl: hub.PUBLIC_URL,
      loadSituation: async (caseId, question) => loadSituation(store, caseId, { ...question, owners }),
      findCasePlace: async (id) => findCasePlace(store, id),
      listCasesOf: async (person) => listCasesOf(store, person),
      listPeopleOf: async (caseId) => listPeopleOf(store, caseId),
      seal: {
        seal: (text) => store.encryption.encrypt(place, text),
        open: (sealed) => store.encryption.decrypt(place, sealed),
      },
    });
