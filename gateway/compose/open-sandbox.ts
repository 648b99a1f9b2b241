import type { Sandbox, SandboxOptions } from '#sandbox/start-sandbox.ts';
import { sandboxKeys } from '../sandbox-keys.ts';
import { readPartners, type HubSettings, type Settings } from '../settings.ts';

/** The day that the sandbox runs on unless it is set. */
export const sandboxDay = '2026-11-20';

/** Starts the sandbox, which production never loads. */
export const openSandbox = async (hub: HubSettings, options: Partial<SandboxOptions> = {}): Promise<Sandbox> => {
  const { startSandbox } = await import('#sandbox/start-sandbox.ts');
  return startSandbox({ dataDir: hub.DATA_DIR, audience: hub.AUDIENCE, today: hub.TODAY ?? sandboxDay, ...options });
};

/** The settings of a hub that runs with this sandbox. */
export const withSandbox = (hub: HubSettings, { settings }: Sandbox): Settings => ({
  hub: {
    ...hub,
    ISSUER_URL: settings['ISSUER_URL'],
    HUB_OIN: settings['HUB_OIN'],
    HUB_MUNICIPALITIES: hub.HUB_MUNICIPALITIES ?? settings['HUB_MUNICIPALITIES'],
    ORGANISATIONS_FILE: settings['ORGANISATIONS_FILE'],
    ENCRYPTION_KEYS: hub.ENCRYPTION_KEYS ?? sandboxKeys(hub.DATA_DIR),
  },
  partners: readPartners(settings),
});
