import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import type { Question } from '../../decide.ts';
import type { Level } from '../../vocabulary.ts';
import type { CedarExport } from '../export-cedar.ts';
import { cedarActions, type CedarAction } from '../write-cedar-policy.ts';

/** What is asked of Cedar: names may be foreign, so that it can be shown what they lead to. */
export type CedarQuestion = Omit<Question, 'facts'> & { readonly facts: Readonly<Record<string, string>> };

/** Cedar's own engine over one export. */
export interface CedarEngine {
  /** Whether Cedar allows one action. Throws where Cedar refuses the request or a policy fails in it. */
  allows(question: CedarQuestion, action: CedarAction): boolean;
  /** The highest action that Cedar allows, as a level. Throws when it allows an action without those below it. */
  level(question: CedarQuestion): Level;
}

let made = 0;

function fresh(): string {
  made += 1;
  return `set-${String(made)}`;
}

function parsed(answer: cedar.CheckParseAnswer): void {
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
}

/** What Cedar's validator, in strict mode, has against an export: errors and warnings alike. Throws when it cannot be read at all. */
export function validateCedar({ policies, schema }: CedarExport): string[] {
  const answer = cedar.validate({ schema, policies: { staticPolicies: policies }, validationSettings: { mode: 'strict' } });
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
  const found = [...answer.validationErrors, ...answer.validationWarnings].map(({ policyId, error }) => `${policyId}: ${error.message}`);
  return [...found, ...answer.otherWarnings.map(({ message }) => message)];
}

/** The policies of an export one by one, each as Cedar writes it in JSON. */
export function cedarPolicies({ policies }: CedarExport): cedar.PolicyJson[] {
  const parts = cedar.policySetTextToParts(policies);
  if (parts.type === 'failure') throw new Error(JSON.stringify(parts.errors));
  return parts.policies.map((one) => {
    const answer = cedar.policyToJson(one);
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
    return answer.json;
  });
}

/** Loads an export into Cedar. With `validateRequests` Cedar holds every request against the schema too. */
export function createCedarEngine({ policies, schema }: CedarExport, validateRequests: boolean): CedarEngine {
  const name = fresh();
  parsed(cedar.preparsePolicySet(name, { staticPolicies: policies }));
  if (validateRequests) parsed(cedar.preparseSchema(name, schema));
  const allows = ({ role, purpose, dataClass, facts, organisation }: CedarQuestion, action: CedarAction): boolean => {
    const answer = cedar.statefulIsAuthorized({
      principal: { type: 'Role', id: role },
      action: { type: 'Action', id: action },
      resource: { type: 'DataClass', id: dataClass },
      context: { ...facts, purpose, ...(organisation === undefined ? {} : { organisation }) },
      preparsedPolicySetId: name,
      ...(validateRequests ? { preparsedSchemaName: name } : {}),
      validateRequest: validateRequests,
      entities: [],
    });
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
    if (answer.response.diagnostics.errors.length > 0) throw new Error(JSON.stringify(answer.response.diagnostics.errors));
    return answer.response.decision === 'allow';
  };
  return {
    allows,
    level: (question) => {
      const allowed = cedarActions.map((action) => allows(question, action));
      const level = allowed.filter(Boolean).length;
      if (allowed.lastIndexOf(true) !== level - 1) throw new Error(`Cedar allows ${JSON.stringify(allowed)}.`);
      return level as Level;
    },
  };
}
