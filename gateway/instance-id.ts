import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HubSettings } from './settings.ts';

/**
 * The name of this hub among others, under which it writes its audit records: the setting INSTANCE_ID, or else one that was made once and stays in the data
 * folder. Two hubs that write to one database must not have the same.
 */
export const instanceId = ({ DATA_DIR, INSTANCE_ID }: Pick<HubSettings, 'DATA_DIR' | 'INSTANCE_ID'>): string => {
  if (INSTANCE_ID !== undefined) return INSTANCE_ID;
  const file = join(DATA_DIR, 'instance-id');
  if (!existsSync(file)) writeFileSync(file, `hub-${randomBytes(4).toString('hex')}`);
  return readFileSync(file, 'utf8').trim();
};
