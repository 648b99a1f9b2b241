import { z } from 'zod';
import { facts, levels, purposes, roles, type FactName } from './vocabulary.ts';

const text = z.string().trim().min(1).max(600);
const className = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .max(120);
const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/)
  .max(120);
const day = z.iso.date();

/** A selection out of a closed list: `"*"`, names, or `!NAME` for all but those. */
function selection<const T extends readonly string[]>(names: T) {
  return z.union([z.literal('*'), z.array(z.enum([...names, ...names.map((name) => `!${name}`)])).min(1)]);
}

const classSelection = z.union([z.literal(['*', '@record']), z.array(z.string().regex(/^!?[A-Z][A-Z0-9_]*$/)).min(1)]);

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
    organisations: z
      .array(z.string().regex(/^\d{20}$/))
      .min(1)
      .optional(),
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
  source: z.string().regex(/^[a-z]+$/),
  regime: code,
  category: z.enum(['ORD', 'HEALTH', 'CRIM']),
  domain: z
    .string()
    .regex(/^(?:\*|[A-Z_]+)$/)
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

/** One file of a policy: any of the sections; together the files must hold them all. */
export const policyFileSchema = z.strictObject({
  version: text.optional(),
  purposes: z.record(z.enum(purposes), text).optional(),
  classes: z.array(classSchema).optional(),
  rules: z.array(ruleSchema).optional(),
  regimes: z.array(regimeSchema).optional(),
  ageRules: ageRulesSchema.optional(),
  retention: z.array(retentionSchema).optional(),
});

/** A validated file. */
export type PolicyFileContent = z.infer<typeof policyFileSchema>;
/** A rule as it is written, validated. */
export type WrittenRule = z.infer<typeof ruleSchema>;
