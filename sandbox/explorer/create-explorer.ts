import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { memberChoices, roleChoices } from './demo-choices.ts';
import { exampleQuery, exampleVariables } from './example-query.ts';

/** A file that the explorer needs, ready to be served as it is. */
export interface ExplorerFile {
  readonly contentType: string;
  readonly body: string;
}

/**
 * What a Content-Security-Policy must allow for the explorer: everything from the hub itself, no inline script. The editor sets inline
 * styles and has its fonts in its style sheet.
 */
export const explorerSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const text = (contentType: string, body: string): ExplorerFile => ({ contentType: `${contentType}; charset=utf-8`, body });

/**
 * The explorer of the sandbox: a GraphiQL page at `/` with a choice of demo role and purpose, and every file that it needs, by path. Nothing
 * comes from elsewhere. The page asks `GET /demo/token?role=…&member=…` for a token and sends its questions to `/graphql`.
 */
export function createExplorer(): ReadonlyMap<string, ExplorerFile> {
  const options = { roles: roleChoices(), members: memberChoices(), query: exampleQuery, variables: exampleVariables };
  return new Map([
    ['/', text('text/html', own('explorer.html'))],
    ['/explorer/explorer.js', text('text/javascript', own('explorer.js'))],
    ['/explorer/explorer.css', text('text/css', own('explorer.css'))],
    ['/explorer/options.json', text('application/json', JSON.stringify(options))],
    ['/explorer/graphiql.js', text('text/javascript', fromPackage('graphiql', 'graphiql.min.js'))],
    ['/explorer/graphiql.css', text('text/css', fromPackage('graphiql', 'graphiql.min.css'))],
    ['/explorer/react.js', text('text/javascript', fromPackage('react', 'umd/react.production.min.js'))],
    ['/explorer/react-dom.js', text('text/javascript', fromPackage('react-dom', 'umd/react-dom.production.min.js'))],
  ]);
}

function own(name: string): string {
  return readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
}

/** A file of an installed package; a source map that is not served is not mentioned either. */
function fromPackage(name: string, file: string): string {
  const root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  return readFileSync(join(root, file), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
}
