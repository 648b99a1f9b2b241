import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { LoggedRequest } from '#sandbox/stand-in.ts';
import { nameOfBsn } from './people.ts';

type Requests = readonly LoggedRequest[];

/** A question to the BRP: about whom, and which fields. */
export interface BrpQuestion {
  readonly people: readonly string[];
  readonly fields: readonly string[];
}

/** The questions in a BRP's log, the people by first name. */
export function brpQuestions(caseId: string, requests: Requests): readonly BrpQuestion[] {
  return requests.map(({ body }) => {
    const { burgerservicenummer, fields } = JSON.parse(body) as {
      readonly burgerservicenummer: readonly string[];
      readonly fields: readonly string[];
    };
    return { people: burgerservicenummer.map((bsn) => nameOfBsn(caseId, bsn)), fields: fields.toSorted() };
  });
}

/** A first page that was asked of a ZGW register: about whom, and what came along. */
export interface ZgwQuestion {
  readonly people: readonly string[];
  readonly expand: string;
}

/** The searches in a ZGW register's log, further pages left out. */
export function zgwQuestions(caseId: string, requests: Requests): readonly ZgwQuestion[] {
  return requests
    .filter(({ path }) => !path.includes('page='))
    .map(({ body }) => {
      const question = JSON.parse(body) as Readonly<Record<string, string>>;
      const bsn = question['rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn'] ?? '';
      return { people: [nameOfBsn(caseId, bsn)], expand: question['expand'] ?? '' };
    });
}

/** A search at a FHIR server: of which type, about whom (in a search for patients), under which categories, for which elements. */
export interface FhirQuestion {
  readonly type: string;
  readonly people: readonly string[];
  readonly categories: readonly string[];
  readonly elements: readonly string[];
}

/** The searches in a FHIR server's log, further pages left out. */
export function fhirQuestions(caseId: string, requests: Requests): readonly FhirQuestion[] {
  return requests
    .filter(({ method }) => method === 'POST')
    .map(({ path, body }) => {
      const form = new URLSearchParams(body);
      const codes = (name: string): readonly string[] => (form.get(name) ?? '').split(',').flatMap((token) => token.split('|')[1] ?? []);
      return {
        type: /\/(\w+)\/_search$/.exec(path)?.[1] ?? path,
        people: codes('identifier').map((bsn) => nameOfBsn(caseId, bsn)),
        categories: codes('category'),
        elements: (form.get('_elements') ?? '').split(','),
      };
    });
}

/** A question to the CJG's subgraph: about whom, and the selected leaves by their path below the member. */
export interface CjgQuestion {
  readonly people: readonly string[];
  readonly paths: readonly string[];
}

/** The questions in the CJG's log. */
export function cjgQuestions(caseId: string, requests: Requests): readonly CjgQuestion[] {
  return requests.map(({ body }) => {
    const { query, variables } = JSON.parse(body) as {
      readonly query: string;
      readonly variables: { readonly representations: readonly { readonly bsn: string }[] };
    };
    const [operation] = parse(query).definitions;
    const paths = operation?.kind === Kind.OPERATION_DEFINITION ? leavesOf(operation.selectionSet, []) : [];
    return {
      people: variables.representations.map(({ bsn }) => nameOfBsn(caseId, bsn)),
      // The key that the connector adds, to see that the answer is about who was asked for, tells the hub nothing.
      paths: paths
        .map((path) => path.replace(/^_entities\./, ''))
        .filter((path) => path !== 'bsn')
        .toSorted(),
    };
  });
}

function leavesOf(set: SelectionSetNode, above: readonly string[]): readonly string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.INLINE_FRAGMENT) return leavesOf(node.selectionSet, above);
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error('The CJG was sent a fragment by name.');
    const path = [...above, node.name.value];
    return node.selectionSet === undefined ? [path.join('.')] : leavesOf(node.selectionSet, path);
  });
}

/** A question to the police's register: about whom, for whom, for which case, which kinds of item and which of their fields. */
export interface PoliceQuestion {
  readonly people: readonly string[];
  readonly recipient: string;
  readonly reference: string | null;
  readonly kinds: readonly string[];
  readonly fields: readonly string[];
}

/** The questions in the release register's log. */
export function policeQuestions(caseId: string, requests: Requests): readonly PoliceQuestion[] {
  return requests.map(({ body }) => {
    const { burgerservicenummers, ontvanger, zaakkenmerk, soorten, velden } = JSON.parse(body) as Readonly<
      Record<'burgerservicenummers' | 'soorten' | 'velden', readonly string[]>
    > & {
      readonly ontvanger: string;
      readonly zaakkenmerk?: string;
    };
    return {
      people: burgerservicenummers.map((bsn) => nameOfBsn(caseId, bsn)),
      recipient: ontvanger,
      reference: zaakkenmerk ?? null,
      kinds: soorten,
      fields: velden,
    };
  });
}
