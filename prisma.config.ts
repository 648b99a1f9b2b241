import { defineConfig } from 'prisma/config';

// The one file whose default export is not ours to choose: the Prisma command line reads it.
export default defineConfig({ schema: 'database/schema.prisma' });
