import { sandboxPartners } from './stand-ins.ts';
import type { SandboxPartner, StandIns } from './stand-ins.ts';

/**
 * Subscribes a hub to every partner, each with its own secret, and answers the partners at which that failed: those that try the address first find
 * nobody there, or somebody who does not know the secret.
 */
export async function subscribeHub(
  standIns: StandIns,
  hubUrl: string,
  secrets: Readonly<Record<SandboxPartner, string>>,
): Promise<readonly SandboxPartner[]> {
  const tried = sandboxPartners.map(async (partner): Promise<readonly SandboxPartner[]> => {
    const subscriber = { url: `${hubUrl}/webhooks/${partner}`, authorization: `Bearer ${secrets[partner]}` };
    return (await standIns[partner].subscribe(subscriber)) === false ? [partner] : [];
  });
  return (await Promise.all(tried)).flat();
}
