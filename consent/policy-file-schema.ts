import { z } from 'zod';
import { facts, levels, purposes, roles, type FactName } from './vocabulary.ts';

const text = z.string().trim().min(1).max(600);
const capitals = 'schrijf hoofdletters, cijfers en liggende streepjes, te beginnen met een letter';
const className = z.string().regex(/^[A-Z][A-Z0-9_]*$/, capitals);
const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'schrijf kleine letters, cijfers en streepjes')
  .max(120);
const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, capitals)
  .max(120);
const oin = z.string().regex(/^\d{20}$/, 'een organisatienummer (OIN) heeft 20 cijfers');
const day = z.iso.date();

/** A selection out of a closed list: `"*"`, names, or `!NAME` for all but those. */
function selection<const T extends readonly string[]>(names: T) {
  return z.union([z.literal('*'), z.array(z.enum([...names, ...names.map((name) => `!${name}`)])).min(1)]);
}

const classSelection = z.union([z.literal(['*', '@record']), z.array(z.string().regex(/^!?[A-Z][A-Z0-9_]*$/, capitals)).min(1)]);

const oneOf = (values: readonly string[]) => z.array(z.enum(values)).min(1).optional();

const conditions = z.strictObject(
  Object.fromEntries(Object.entries(facts).map(([name, values]) => [name, oneOf(values)])) as Record<FactName, ReturnType<typeof oneOf>>,
);

/** A rule as it is written. */
const ruleSchema = z.strictObject({
  id: identifier,
  kind: z.enum(['grant', 'cap']),
  level: z.enum(levels),
  target: z.strictObject({
    roles: selection(roles),
    purposes: selection(purposes),
    classes: classSelection,
    organisations: z.array(oin).min(1).optional(),
  }),
  when: conditions.optional(),
  reasonCode: code,
  article: text,
  textNl: text,
  validFrom: day.optional(),
  validUntil: day.optional(),
});

const classSchema = z.strictObject({
  name: className,
  nl: text,
  source: z.string().regex(/^[a-z]+$/, 'schrijf kleine letters'),
  regime: code,
  category: z.enum(['ORD', 'HEALTH', 'CRIM']),
  domain: z
    .string()
    .regex(/^(?:\*|[A-Z_]+)$/, 'schrijf een leefgebied in hoofdletters, of een sterretje')
    .nullable(),
  record: z.boolean(),
  shows: z.strictObject({ signal: text.optional(), coarse: text.optional(), full: text.optional() }),
});

const bands = facts.ageBand;
const perBand = <T extends z.ZodType>(value: T) => z.record(z.enum(bands), value);

const ageRulesSchema = z.strictObject({
  rules: z
    .array(z.strictObject({ id: code, article: text, textNl: text, givers: perBand(z.array(z.enum(['SELF', 'AUTHORITY'])).min(1)) }))
    .min(1),
  viewing: z.strictObject({
    article: text,
    textNl: text,
    viewers: perBand(z.array(z.enum(['SELF', 'HOLDER']))),
    setAsideHoldersMayView: z.boolean(),
  }),
  reopenAt: z.array(z.int().min(1).max(120)),
  custodyMaxAgeHours: z.int().min(1).max(168),
});

const regimeSchema = z.strictObject({ id: code, nl: text, article: text, ageRule: code.nullable(), consentLifts: z.boolean() });
const retentionSchema = z.strictObject({
  id: code,
  years: z.int().min(1).max(200),
  from: text,
  article: text,
  classes: z.array(className).min(1),
});

/** One set of conditions under which a property of the officer lets go; an empty one would excuse everything. */
const excuse = conditions.refine((when) => Object.keys(when).length > 0, 'een uitzondering zonder voorwaarde geldt altijd; noem een feit');

/** A property of the officer's own as it is written: nobody with these roles sees these classes above a level for these purposes, unless. */
const propertySchema = z.strictObject({
  id: identifier,
  textNl: text,
  roles: selection(roles),
  purposes: selection(purposes),
  classes: classSelection,
  atMost: z.enum(['NONE', 'SIGNAL', 'COARSE']),
  unless: z.array(excuse).optional(),
});

const oneValue = (values: readonly string[]) => z.enum([...values, 'UNKNOWN']).optional();

const caseFacts = z.strictObject(
  Object.fromEntries(Object.entries(facts).map(([name, values]) => [name, oneValue(values)])) as Record<
    FactName,
    ReturnType<typeof oneValue>
  >,
);

/** A case as it is written: facts that are not named have their harmless value. */
const caseSchema = z.strictObject({
  id: identifier,
  textNl: text.optional(),
  role: z.enum(roles),
  purpose: z.enum(purposes),
  class: className,
  organisation: oin.optional(),
  facts: caseFacts.optional(),
  expect: z.strictObject({ level: z.enum(levels), reason: code.optional() }),
});

/** One file of a policy: any of the sections; together the files must hold them all, but for properties and cases. */
export const policyFileSchema = z.strictObject({
  version: text.optional(),
  purposes: z.record(z.enum(purposes), text).optional(),
  classes: z.array(classSchema).optional(),
  rules: z.array(ruleSchema).optional(),
  regimes: z.array(regimeSchema).optional(),
  ageRules: ageRulesSchema.optional(),
  retention: z.array(retentionSchema).optional(),
  properties: z.array(propertySchema).optional(),
  cases: z.array(caseSchema).optional(),
});

/** A validated file. */
export type PolicyFileContent = z.infer<typeof policyFileSchema>;
/** A rule as it is written, validated. */
export type WrittenRule = z.infer<typeof ruleSchema>;
/** A property of the officer's own as it is written, validated. */
export type WrittenProperty = z.infer<typeof propertySchema>;
/** A case as it is written, validated. */
export type WrittenCase = z.infer<typeof caseSchema>;
