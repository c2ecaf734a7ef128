import { z } from 'zod';

const DURATION = /^P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?$/;
const once = (words: readonly unknown[]) => new Set(words).size === words.length;

const permit = z
  .array(z.enum(['use', 'distribute', 'derive']))
  .refine(once, 'expected each word once')
  .describe('what holders may do');
const prohibit = z
  .array(z.enum(['distribute', 'derive', 'reidentify', 'redevelop']))
  .refine(once, 'expected each word once')
  .describe('what holders must not do');
const deletion = z.strictObject({
  delete: z
    .string()
    .regex(DURATION, 'expected an ISO 8601 duration in days or longer units, such as P90D')
    .describe('how long after receipt the data must be deleted: an ISO 8601 duration, such as P90D'),
});
const duties = z
  .array(z.union([z.enum(['attribute', 'log']), deletion]).describe('`attribute`, `log`, or `{delete: P90D}`'))
  .refine((given) => once(given.map((duty) => (typeof duty === 'string' ? duty : 'delete'))), 'expected each duty once')
  .describe('what holders must do');

/**
 * Terms of use: a small closed vocabulary, so that each word has one meaning in ODRL and in the report. What no word
 * says belongs into the agreement.
 */
export const termsSchema = z
  .strictObject({ permit: permit.optional(), prohibit: prohibit.optional(), duties: duties.optional() })
  .refine(({ permit = [], prohibit = [] }) => !prohibit.some((word) => (permit as string[]).includes(word)), {
    error: 'a word stands under `permit` and under `prohibit`',
    path: ['prohibit'],
  });

export type ProductTerms = z.infer<typeof termsSchema>;
