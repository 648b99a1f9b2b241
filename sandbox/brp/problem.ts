import { replyJson } from '../stand-in.ts';
import type { StandInReply } from '../stand-in.ts';

/** One wrong parameter; `name` has list positions behind a dot, since the official schema allows no brackets (and no colon in `detail`). */
export interface InvalidParam {
  readonly name: string;
  readonly code: string;
  readonly reason: string;
}

const problems = {
  400: { section: '6.5.1', title: 'Een of meerdere parameters zijn niet correct.', code: 'paramsValidation' },
  401: { section: '3.1', title: 'Niet correct geauthenticeerd.', code: 'authentication' },
  403: { section: '6.5.3', title: 'U bent niet geautoriseerd voor deze operatie.', code: 'autorisation' },
  404: { section: '6.5.4', title: 'Opgevraagde resource bestaat niet.', code: 'notFound' },
  405: { section: '6.5.5', title: 'Method not allowed.', code: 'methodNotAllowed' },
  406: { section: '6.5.6', title: 'Gevraagde contenttype wordt niet ondersteund.', code: 'notAcceptable' },
  415: { section: '6.5.13', title: 'Media Type wordt niet ondersteund.', code: 'unsupported' },
} as const;

/** The path of the one operation. */
export const personsPath = '/haalcentraal/api/brp/personen';

/** An error answer as application/problem+json (RFC 9457) in the words of the BRP API. */
export function problem(
  status: keyof typeof problems,
  invalidParams: readonly InvalidParam[] = [],
  headers: Readonly<Record<string, string>> = {},
): StandInReply {
  const { section, title, code } = problems[status];
  const missing = invalidParams.some((param) => param.code === 'required');
  return replyJson(
    status,
    {
      type: `https://datatracker.ietf.org/doc/html/${status === 401 ? 'rfc7235' : 'rfc7231'}#section-${section}`,
      title: missing ? 'Minimale combinatie van parameters moet worden opgegeven.' : title,
      status,
      ...(invalidParams.length === 0 ? {} : { detail: detailOf(invalidParams), invalidParams }),
      instance: `https://brp.sandbox.example${personsPath}`,
      code: missing ? 'paramsCombination' : code,
    },
    'application/problem+json',
    headers,
  );
}

/** The names of the wrong parameters, as many as fit in the 200 characters that the official schema allows. */
function detailOf(invalidParams: readonly InvalidParam[]): string {
  const names = [...new Set(invalidParams.map(({ name }) => name))];
  const text = (count: number): string => `De foutieve parameter(s) zijn ${names.slice(0, count).join(', ')}.`;
  let count = names.length;
  while (count > 1 && text(count).length > 200) count -= 1;
  return text(count);
}
