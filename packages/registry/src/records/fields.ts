import { z } from 'zod';
import { isBand } from './bands.js';
import { isDuration } from './days.js';

// Neither control characters (they steer terminals) nor lone surrogates (they have no canonical JSON).
const LINE = /^[^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}][^\p{Cc}\p{Cs}]*$/u;
const TEXT = /^(?:[^\p{Cc}\p{Cs}]|\n|\t)*$/u;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * Members that the schemas of records share. Each takes its description, since help and errors are made from it.
 */
export const fields = Object.freeze({
  id: (about: string) =>
    z
      .string()
      .regex(ID, 'expected an id: a letter or digit, then letters, digits, ".", "_" or "-", at most 128')
      .describe(about),
  /** A code list of one version, `name@version`. */
  versionedId: (about: string) =>
    z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}@[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'expected name@version')
      .describe(about),
  line: (about: string, max = 300) =>
    z.string().max(max).regex(LINE, 'expected one line of text that is not empty').describe(about),
  text: (about: string, max = 4000) =>
    z
      .string()
      .max(max)
      .regex(TEXT, 'expected text without control characters')
      .refine((value) => value.trim() !== '', 'expected text that is not empty')
      .describe(about),
  code: (about: string) =>
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected a code: lower-case letters, digits and "-"')
      .describe(about),
  day: (about: string) =>
    z.iso
      .date('expected a day yyyy-mm-dd')
      // Outside of these years ISO days stop to order as text once a term is added.
      .refine((value) => value >= '1900-01-01' && value < '3000-01-01', 'expected a day from 1900 to 2999')
      .describe(about),
  /** Days, weeks, months and years only: a register that counts in days cannot tell hours apart. */
  duration: (about: string) =>
    z
      .string()
      .refine(isDuration, 'expected an ISO 8601 duration in days, weeks, months or years, such as P1M')
      .describe(about),
  hex256: (about: string) =>
    z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits')
      .describe(about),
  band: (about: string) =>
    z.string().refine(isBand, 'expected a band of a power of ten, such as 1000-9999').describe(about),
  count: (about: string, max = Number.MAX_SAFE_INTEGER) => z.int().min(0).max(max).describe(about),
  /** Integer minor units of a currency. */
  money: (about: string) => z.int().min(0).describe(`${about}, in integer minor units`),
  currency: (about: string) =>
    z
      .string()
      .regex(/^[A-Z]{3}$/, 'expected a currency code of ISO 4217, such as CNY')
      .describe(about),
  exponent: (about: string) => z.int().min(0).max(4).describe(about),
  title: (about: string) =>
    z
      .strictObject({
        zh: z.string().max(300).regex(LINE, 'expected one line of text').optional().describe('in Chinese'),
        en: z.string().max(300).regex(LINE, 'expected one line of text').optional().describe('in English'),
      })
      .refine((title) => title.zh !== undefined || title.en !== undefined, 'expected a title in zh or en')
      .describe(about),
  channel: (about: string) => z.enum(['sharing', 'opening', 'authorised-operation', 'internal']).describe(about),
  useClass: (about: string) => z.enum(['public-governance', 'public-welfare', 'industry']).describe(about),
  /** A list without repetitions. */
  set: <T extends z.ZodType<string>>(item: T, about: string, min = 1) =>
    z
      .array(item)
      .min(min)
      .refine((items) => new Set(items).size === items.length, 'expected each item once')
      .describe(about),
});
