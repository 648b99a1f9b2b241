import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiSchema } from '#gateway/federate/api-schema.ts';
import { readLabels } from '#gateway/disclose/labels.ts';

/** The committed supergraph, and what the gateway reads off it; for tests. */
export const supergraphSdl = readFileSync(join(import.meta.dirname, '../../schema/supergraph.graphql'), 'utf8');
/** The schema that clients see. */
export const clientSchema = apiSchema(supergraphSdl);
/** The labels of every field. */
export const labels = readLabels(supergraphSdl);
