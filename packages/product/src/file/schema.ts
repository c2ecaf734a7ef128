import { ROLES } from '@sluice/policy';
import type { ColumnType } from '@sluice/table';
import { keyReference } from '@sluice/transform';
import { z } from 'zod';
import { BUILT_IN, type Members } from './members.js';
import { NOT_BUILT } from './not-built.js';
import type { Product } from './product.js';
import { taggedUnion } from './tagged.js';

const TYPES = ['string', 'integer', 'decimal', 'boolean', 'date', 'timestamp'] as const satisfies readonly ColumnType[];
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

const source = z.strictObject({
  file: line.optional().describe('path of the table (CSV, Parquet or Arrow), relative to the product file'),
  delimiter: z
    .string()
    .regex(/^[^"\r\n]$/u, 'expected one character, in quotes: `delimiter: ";"`')
    .optional()
    .describe('CSV: what stands between the cells; found in the header line when left out'),
  header: z
    .union([z.literal(true), z.array(columnName).min(1)])
    .optional()
    .describe('CSV: `true`, the first row names the columns; or the names, for a file without a header row'),
  types: z
    .record(columnName, z.enum(TYPES))
    .optional()
    .describe('declared types by column; undeclared columns of a CSV file are strings'),
});

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

/** A channel that is not built is read whatever it states, so that the checker can say the one thing that matters. */
function channelSchema({ channels }: Members) {
  const known = channels.map(({ kind }) => kind);
  const later = NOT_BUILT['channel'].filter((kind) => !known.includes(kind));
  const stubs = later.map((kind) => ({ kind, params: z.looseObject({}).describe('not built in this version') }));
  return taggedUnion('kind', [...channels, ...stubs]).describe(
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
    common: { role: z.enum(ROLES).describe('what the column is to the person in the row') },
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
    source: source.prefault({}).describe('the table that the product is made from'),
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
    gate: z
      .strictObject({ preset: line.describe('name of a preset, such as opening@0') })
      .optional()
      .describe('rules that the release must pass; the newest preset of the channel when left out'),
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
