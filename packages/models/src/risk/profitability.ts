import { fail } from '@sluice/errors';
import { z } from 'zod';
import type { ClassFacts, ModelEvidence, PrivacyModel } from '../model.js';
import { sizeEvidence, unitSizes } from './unit-sizes.js';

export interface ProfitabilityParams {
  /** What the attacker knows: that a person is in the table, or only that the person is in the population. */
  readonly attacker: 'prosecutor' | 'journalist';
  /** `deterred` (default): no attack may pay; `tolerated`: an attack may, as long as publishing still pays. */
  readonly attack?: 'deterred' | 'tolerated' | undefined;
  /** What a successful attack on one unit brings the attacker. Same currency throughout. */
  readonly gain: number;
  /** What an attempt on one unit costs the attacker. */
  readonly cost: number;
  /** What one released unit brings the publisher, as released. For `tolerated`. */
  readonly benefit?: number | undefined;
  /** What a successful attack on one unit costs the publisher. For `tolerated`. */
  readonly loss?: number | undefined;
  /** Path of the population table. For the journalist. */
  readonly population?: string | undefined;
}

/**
 * Whether an attempt on a class of a size is worth while; one that just breaks even counts as made. The gain is divided
 * once: gain times the rounded 1 / size may fall short of the cost that it equals.
 */
function attacks(size: number, { gain, cost }: ProfitabilityParams): boolean {
  return gain > 0 && gain / size >= cost;
}

/** Whether a class of a size may be released. One in which nobody is known is no protection: it counts as one of 1. */
function keeps(known: number, params: ProfitabilityParams): boolean {
  const size = Math.max(1, known);
  const attacked = attacks(size, params);
  if (params.attack !== 'tolerated') return !attacked;
  const { benefit = 0, loss = 0 } = params;
  return benefit - (attacked ? loss / size : 0) > 0;
}

function sizesFor(classes: ClassFacts, { attacker }: ProfitabilityParams): Float64Array {
  if (attacker === 'prosecutor') return unitSizes(classes);
  return (
    classes.population ??
    fail('internal', 'models/no-population', 'profitability: the classes came without their counts in the population', {
      hint: 'a journalist is judged by the population table that the model names',
    })
  );
}

/**
 * Profitability (Wan et al. 2015, "A game theoretic framework for analyzing re-identification risk", PLOS ONE 10(3)):
 * publisher and attacker play a Stackelberg game for each unit. In a class of s (`prosecutor`: in the release;
 * `journalist`: in the population) an attack succeeds with p = 1 / s and pays `gain p - cost`. `deterred`: it must pay
 * nothing, which is k-anonymity (k-map) with k above gain / cost. `tolerated`: a class is released where the publisher's
 * payout `benefit - (attacked ? loss p : 0)` is above 0. Amounts are in one currency, a unit at a time; the unit is a
 * person where the product names a subject, else a row.
 *
 * `benefit` is the worth of a unit as it is released. Wan et al. and ARX take it for the untouched unit and lower it by
 * the information lost to generalisation, which no holder could recompute from the release; the loss measure of the
 * search weighs that instead.
 *
 * Monotone under both: p falls as classes merge, attack and payout follow it one way, and dropping a class takes nothing
 * from another. (ARX's payout is not, as it falls with the information lost.)
 *
 * Evidence: prosecutor recomputed by rows, by people attested; journalist attested, as the holder has no population.
 */
export const profitability: PrivacyModel<ProfitabilityParams> = Object.freeze({
  kind: 'profitability',
  params: z
    .strictObject({
      attacker: z.enum(['prosecutor', 'journalist']).describe('who is known to be in the table: a person, or nobody'),
      attack: z.enum(['deterred', 'tolerated']).optional().describe('whether an attack may pay; deterred by default'),
      gain: z.number().min(0).describe('gain of the attacker from one success'),
      cost: z.number().min(0).describe('cost of one attempt'),
      benefit: z.number().min(0).optional().describe('worth of one released unit to the publisher'),
      loss: z.number().min(0).optional().describe('loss of the publisher from one success'),
      population: z.string().min(1).optional().describe('path of the population table, for the journalist'),
    })
    .refine(({ attack, benefit, loss }) => attack !== 'tolerated' || (benefit !== undefined && loss !== undefined), {
      message: 'a tolerated attack is weighed against `benefit` and `loss`: name both',
      path: ['attack'],
    })
    .refine(({ attacker, population }) => (attacker === 'journalist') === (population !== undefined), {
      message: 'a journalist is judged by a `population`, a prosecutor by the release alone',
      path: ['population'],
    })
    .refine(({ attack, gain, cost }) => attack === 'tolerated' || gain === 0 || cost > 0, {
      message: 'an attack that costs nothing is never deterred: `cost` must be above 0',
      path: ['cost'],
    }),
  scope: 'class' as const,
  needs: ({ population }: ProfitabilityParams) => (population === undefined ? {} : { population }),
  monotone: () => ({ generalise: true, suppress: true }),
  failing: (classes: ClassFacts, params: ProfitabilityParams) =>
    Uint8Array.from(sizesFor(classes, params), (size) => (keeps(size, params) ? 0 : 1)),
  evidence(classes: ClassFacts, params: ProfitabilityParams): readonly ModelEvidence[] {
    const holds = (sizes: Float64Array) => sizes.every((size) => keeps(size, params));
    if (params.attacker === 'prosecutor') return sizeEvidence(classes, holds);
    const unit = classes.people ? ('people' as const) : ('rows' as const);
    const known = classes.population !== undefined && holds(classes.population);
    return [{ unit, grade: 'attested' as const, strength: 'sufficient' as const, holds: known }];
  },
  leastPopulation(params: ProfitabilityParams): number {
    if (params.attack === 'tolerated' || params.gain === 0) return 1;
    let size = Math.max(1, Math.floor(params.gain / params.cost) - 1);
    while (attacks(size, params)) size++;
    return size;
  },
});
