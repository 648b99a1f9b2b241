/** What a hub that has started prints: where it listens and, with its sandbox, what to try next. */
export const whatNext = ({ url, sandbox }: { readonly url: string; readonly sandbox: object | null }, dataDir: string): string => {
  const listens = `Gezinsbeeld listens on ${url}/graphql`;
  if (!sandbox) return listens;
  const data = dataDir === '.data' ? '' : ` --data ${dataDir}`;
  return [
    `${listens} with its sandbox; its explorer page is ${url}/`,
    'Try next, in another terminal:',
    `  npm run -s demo -- view S1 regisseur${data}`,
    `  npm run -s demo -- view S1 family${data}`,
  ].join('\n');
};
