import { gateSchema, ROLES } from '@sluice/policy';
import { keyReference } from '@sluice/transform';
import { z } from 'zod';
import { answeringSchema, predicatesSchema } from '../answer/policy-schema.js';
import { daySchema } from './day.js';
import { codeListSchema, gradeSchema } from './grade.js';
import { BUILT_IN, type Members } from './members.js';
import { pricingSchema } from './pricing.js';
import type { Bilingual, Product } from './product.js';
import { joinSchema, sourceSchema, sourcesSchema } from './source-schema.js';
import { taggedUnion } from './tagged.js';
import { termsSchema } from './terms.js';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NUMERIC = '(?:0|[1-9][0-9]*)';
const SEMVER = new RegExp(
  `^${NUMERIC}\\.${NUMERIC}\\.${NUMERIC}(?:-(?:${NUMERIC}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:${NUMERIC}|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
/** Bech32 of 32 bytes (an X25519 recipient of age): 52 characters and a checksum of 6. */
const AGE_RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
const HAN = /\p{Script=Han}/u;

const line = z.string().min(1);
const columnName = line.describe('the name of a column');
const recordId = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,80}$/, 'expected the id of a record: letters, digits, `.`, `_`, `-`');
const FORMS = ['table', 'scorecard', 'aggregate', 'verification'] as const;
const share = z.number().min(0).max(1).describe('a share, from 0 to 1');

const bilingual = z
  .strictObject({ zh: line.optional(), en: line.optional() })
  .refine(({ zh, en }) => zh !== undefined || en !== undefined, 'expected `zh`, `en` or both');

/** A text in one language is filed under the language of its script. */
const textAbout = (description: string) =>
  z
    .union([line, bilingual])
    .describe(`${description}: \`{zh: …, en: …}\`, or one text`)
    .transform((value) => (typeof value !== 'string' ? value : HAN.test(value) ? { zh: value } : { en: value }));

const suppression = z
  .union([share, z.strictObject({ rows: share, people: share })])
  .describe('largest share (0 to 1) of rows, and of people, that may be suppressed; one number sets both')
  .transform((limit) => (typeof limit === 'number' ? { rows: limit, people: limit } : limit));

function privacySchema({ models, losses }: Members) {
  return z.strictObject({
    models: z
      .array(taggedUnion('model', models).describe('a privacy model, such as `{model: k-anonymity, k: 20}`'))
      .default([])
      .describe('the guarantees that must hold'),
    suppression: suppression.prefault(0),
    suppressed: z
      .enum(['drop', 'keep'])
      .default('drop')
      .describe('`drop`: suppressed rows do not leave; `keep`: they stay with `*`, on channel `internal` only'),
    failing: z
      .union([z.literal('refuse'), z.strictObject({ drop: share })])
      .default('refuse')
      .describe(
        'what happens to classes that fail a sensitive model: `refuse`, or `{drop: SHARE}` of the rows at most',
      ),
    search: z
      .strictObject({
        sees: z
          .enum(['quasi', 'all'])
          .optional()
          .describe('whether the choice of levels may look at sensitive values; `quasi` by default on opening'),
        method: z
          .enum(['optimal', 'anytime'])
          .default('optimal')
          .describe('`optimal`: the proven best node; `anytime`: the best node found within `steps` or `seconds`'),
        steps: z.int().min(1).optional().describe('for `anytime`: most nodes to check'),
        seconds: z
          .number()
          .positive()
          .optional()
          .describe('for `anytime`: most seconds; the plan tells the steps reached'),
      })
      .refine(
        ({ method, steps, seconds }) => (method === 'anytime') === (steps !== undefined || seconds !== undefined),
        {
          error: '`steps` or `seconds` belong to `method: anytime`, which needs one of them',
          path: ['method'],
        },
      )
      .prefault({})
      .describe('how levels are chosen'),
    nulls: z
      .enum(['category', 'wildcard'])
      .default('category')
      .describe('a missing value is a category of its own, or matches anything'),
    series: z
      .strictObject({
        plan: line.describe('path of an earlier plan (`sluice plan --json`), relative to the product file'),
      })
      .optional()
      .describe('pins the levels of every release to those of an earlier plan'),
    loss: taggedUnion('kind', losses).prefault({ kind: 'loss' }).describe('what the search minimises'),
  });
}

function channelSchema({ channels }: Members) {
  return taggedUnion('kind', channels).describe(
    'how the product leaves, such as `{kind: opening, licence: CC-BY-4.0}`',
  );
}

/**
 * The one strict schema of a product file, made for the members that it may name. Unknown keys are errors. Rules that
 * need more than one place of the file (labels, channels, columns) are those of `check`.
 */
export function productSchema(members: Members = BUILT_IN): z.ZodType<Product> {
  const made = MADE.get(members) ?? makeSchema(members);
  MADE.set(members, made);
  return made;
}

/** Making a schema costs more than using it once. */
const MADE = new WeakMap<Members, z.ZodType<Product>>();

function makeSchema(members: Members): z.ZodType<Product> {
  const column = taggedUnion('op', members.operations, {
    common: {
      role: z.enum(ROLES).describe('what the column is to the person in the row'),
      grade: gradeSchema.optional().describe('how grave the column is, where that is not what its role implies'),
      codeList: codeListSchema.optional().describe('code list that the raw values follow: `NAME@VERSION`'),
    },
    bare: true,
  }).describe('a column: `{role: quasi}`, or with an operation and its parameters');

  const schema = z.strictObject({
    $schema: z.string().optional().describe('for editors: path or address of the JSON Schema'),
    sluice: z.literal(1).describe('version of this format: 1'),
    id: z.string().regex(KEBAB, 'expected lower-case words joined by `-`').max(80).describe('name of the product'),
    version: z.string().regex(SEMVER, 'expected a semantic version in text, such as 1.0.0').describe('semver 2.0.0'),
    title: textAbout('a title for people'),
    owner: line.describe('who answers for the product'),
    description: textAbout('more than the title').optional(),
    form: z
      .enum(FORMS)
      .default('table')
      .describe('`table`: rows; `scorecard`: one row a subject, in bands; `verification`: a yes or no, by consent'),
    predicates: predicatesSchema(textAbout('a title for people') as unknown as z.ZodType<Bilingual>)
      .optional()
      .describe('form `verification`: the questions that may be asked'),
    answering: answeringSchema.optional().describe('form `verification`: how questions are answered'),
    source: sourceSchema.prefault({}).describe('the table that the product is made from'),
    sources: sourcesSchema.optional(),
    join: joinSchema.optional(),
    subject: columnName
      .optional()
      .describe('the column that tells people apart: rows with the same value are one person'),
    channel: channelSchema(members),
    columns: z
      .record(columnName, column)
      .refine((columns) => Object.keys(columns).length > 0, 'expected at least one column')
      .describe('every column of the table, by name'),
    unlisted: z
      .enum(['error', 'drop'])
      .default('error')
      .describe('what happens to columns of the table that are not named under `columns`'),
    privacy: privacySchema(members).prefault({}).describe('the guarantees, and what may be given up for them'),
    gate: gateSchema
      .optional()
      .describe('preset of the gate, and what it is tightened by; that of the channel when left out'),
    expires: daySchema.optional().describe('last day on which the release is valid'),
    assessment: recordId.optional().describe('id of the impact assessment that covers the release'),
    terms: termsSchema.optional().describe('what holders may, must not and must do'),
    pricing: pricingSchema.optional().describe('use class, price and ceiling'),
    registry: z
      .string()
      .regex(
        /^(?:env:[A-Za-z_][A-Za-z0-9_]*|(?!env:)(?!.*:\/\/)[^\0\r\n]+)$/,
        'expected a path, or `env:NAME` for a server, whose location may hold a password',
      )
      .optional()
      .describe('the registry: path of the embedded one, or env:NAME of a variable that holds its location'),
    history: keyReference
      .optional()
      .describe('secret under which the person maps of releases are sealed: env:NAME or file:PATH, 32 bytes or more'),
    auditor: z
      .string()
      .regex(AGE_RECIPIENT, 'expected an age recipient, `age1` and 58 characters')
      .optional()
      .describe('public key (age) that the annex for an auditor is encrypted to'),
    sign: keyReference
      .refine((reference) => !reference.startsWith('env:'), 'expected `file:PATH`')
      .optional()
      .describe('signing key: file:PATH of a PEM file'),
    outputs: z
      .array(z.enum(['parquet', 'csv', 'arrow']))
      .min(1)
      .refine((formats) => new Set(formats).size === formats.length, 'expected each format once')
      .default(['parquet', 'csv'])
      .describe('file formats of the release'),
  });
  // The members' parameters are known only to their own schemas: the static type is the hand-written one.
  return schema as unknown as z.ZodType<Product>;
}
