import { z } from 'zod';
import type { OwnValue, Threshold } from './thresholds.js';

/** A preset of an organisation's own: a name, and the thresholds that it tightens. */
export type OwnPreset = { readonly [M in Threshold]?: OwnValue<M> } & {
  readonly name: string;
  /** Where its numbers come from, by threshold. */
  readonly origins?: Readonly<Record<string, string>>;
};

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*@(?:0|[1-9][0-9]*)$/;
const line = z.string().min(1).max(500);
const unique = <T>(items: readonly T[]) => new Set(items).size === items.length;
const names = (description: string) => z.array(line).refine(unique, 'expected each name once').describe(description);
const days = (description: string) => z.int().min(1).max(36_600).describe(description);

/** Shape of the thresholds in a product file; the bounds are those of sense, that of the base is held by `tighten`. */
export const ownPresetShape = {
  leastK: z.int().min(1).max(1_000_000).describe('least k of k-anonymity').optional(),
  greatestT: z.number().gt(0).max(1).describe('greatest t of a t-closeness that counts as protection').optional(),
  sensitiveNeeds: names('kinds of models of which one must name each released sensitive column').optional(),
  attestedNeedsAnnex: z.literal(true).describe('guarantees that only the signer can count need an annex').optional(),
  lowestGrade: z
    .enum(['recomputed', 'derived', 'attested'])
    .describe('lowest grade of evidence that counts for k-anonymity by rows')
    .optional(),
  labels: z
    .array(z.enum(['quasi', 'sensitive', 'insensitive', 'token', 'direct']))
    .refine(unique, 'expected each label once')
    .describe('what may leave, by role after the operation; `token` is a keyed pseudonym')
    .optional(),
  smallCells: z
    .strictObject({
      least: z.int().min(1).max(1_000_000).describe('least people behind a value of a quasi-identifier').optional(),
      roundTo: z.int().min(1).max(1_000_000).describe('base that published counts are rounded to').optional(),
    })
    .describe('limits for small cells')
    .optional(),
  dominance: z
    .strictObject({
      n: z.int().min(1).max(1000).describe('how many of the largest contributors are taken together').optional(),
      k: z.number().gt(0).max(100).describe('most that these may hold of a total, in per cent').optional(),
      p: z.number().gt(0).max(1000).describe('how near nobody may come to the largest, in per cent').optional(),
      both: z.literal(true).describe('dominance and p-percent must both be stated').optional(),
    })
    .describe('weakest rules for trade-secret columns')
    .optional(),
  approvals: z
    .strictObject({
      required: z.int().min(1).max(100).describe('how many approvals').optional(),
      roles: names('roles that must be among them').optional(),
    })
    .describe('who must approve a candidate')
    .optional(),
  validity: z
    .strictObject({ mostDays: days('most days from the day of issue') })
    .describe('how long a release may be valid')
    .optional(),
  review: z
    .strictObject({ days: days('most days from the day of issue') })
    .describe('by when a release must be looked at again')
    .optional(),
  registration: z.literal('required').describe('product or sources must be registered').optional(),
  assessment: z
    .strictObject({ keptYears: z.int().min(1).max(100).describe('how many years its record is kept') })
    .describe('impact assessment')
    .optional(),
  agreementYears: z.int().min(1).max(100).describe('longest term of an agreement, in years').optional(),
  waivable: names('codes of the rules that a signed waiver may pass over').optional(),
  origins: z.record(line, line).describe('where the numbers come from, by threshold').optional(),
};

/** Name of a preset of one's own. */
export const ownPresetName = z
  .string()
  .max(80)
  .regex(NAME, 'expected words joined by `-`, `@` and a version, such as health-opening@3')
  .describe('name and version of the own preset, such as health-opening@3');
