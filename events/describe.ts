import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { asyncApi } from './asyncapi.ts';
import { publishSchemas } from './catalogue/publish-schemas.ts';

// node events/describe.ts: writes docs/asyncapi.yaml and the published schemas from the catalogue; fails on a change that breaks who reads the events.

const publishedFile = new URL('./generated/published-schemas.json', import.meta.url);

const published = publishSchemas(JSON.parse(readFileSync(publishedFile, 'utf8')) as Parameters<typeof publishSchemas>[0]);
writeFileSync(publishedFile, `${JSON.stringify(published, null, 2)}\n`);
writeFileSync(
  new URL('../docs/asyncapi.yaml', import.meta.url),
  `# Made by npm run generate from events/catalogue/catalogue.ts.\n${stringify(asyncApi(), { lineWidth: 0, aliasDuplicateObjects: false })}`,
);
