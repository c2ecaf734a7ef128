import type { Bilingual } from '@sluice/provenance';
import { keyReference } from '@sluice/transform';
import { z } from 'zod';
import { isPeriod } from './duration.js';
import type { Answering, Predicate } from './predicate.js';
import { PREDICATE_TESTS } from './predicates/index.js';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MOST_PREDICATES = 64;

export const predicateName = z
  .string()
  .regex(NAME, 'expected lower-case words joined by `-`')
  .max(60)
  .describe('name of a predicate');

const names = z
  .array(predicateName)
  .min(2)
  .max(16)
  .refine((list) => new Set(list).size === list.length, 'expected each predicate once');

const composites = [
  z.strictObject({ all: names.describe('predicates that must all hold') }),
  z.strictObject({ any: names.describe('predicates of which one must hold') }),
];

/** One strict object a test, each with a single key: its tag. */
export const columnTestSchema = z.union(
  PREDICATE_TESTS.map(({ kind, operand }) => z.strictObject({ [kind]: operand })),
);
export const compositeTestSchema = z.union(composites);

const period = z
  .string()
  .refine(isPeriod, 'expected an ISO 8601 duration of whole days, such as P30D or P1Y')
  .describe('ISO 8601 duration of years, months, weeks and days, such as P30D');

const rate = (about: string) =>
  z.strictObject({ most: z.int().min(1).max(1000).describe('most new questions in a period'), period }).describe(about);

const purpose = z.string().regex(NAME, 'expected lower-case words joined by `-`').max(60);

/** What `answering` holds, in the product file and in the release alike. */
export const answeringShape = {
  period: period.describe('a question asked again within this period gets the stored answer'),
  perSubject: rate('most new questions about one person, of all recipients together'),
  perRecipient: rate('most new questions of one recipient about one person').optional(),
  purposes: z
    .array(purpose)
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'expected each purpose once')
    .describe('what answers may be used for'),
};

/** `answering:` of a product file of the form `verification`. */
export const answeringSchema = z
  .strictObject({ ...answeringShape, key: keyReference })
  .describe('how questions are answered') as unknown as z.ZodType<Answering>;

/**
 * `predicates:` of a product file of the form `verification`. Types of operands, references and cycles are those of the
 * checker, which knows the table.
 * @param title schema of a text in zh, en or both, as the rest of the file has it
 */
export function predicatesSchema(title: z.ZodType<Bilingual>): z.ZodType<Readonly<Record<string, Predicate>>> {
  const predicate = z.strictObject({
    title,
    column: z.string().min(1).optional().describe('the column that is asked about; none beside `all` and `any`'),
    test: z.union([...columnTestSchema.options, ...composites]).describe('what is asked, such as `{age-at-least: 18}`'),
  });
  return z
    .record(predicateName, predicate)
    .refine((list) => Object.keys(list).length > 0, 'expected at least one predicate')
    .refine((list) => Object.keys(list).length <= MOST_PREDICATES, `expected at most ${MOST_PREDICATES} predicates`)
    .describe('the questions that may be asked, a closed list') as unknown as z.ZodType<
    Readonly<Record<string, Predicate>>
  >;
}
