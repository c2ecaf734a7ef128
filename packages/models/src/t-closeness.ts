import { fail } from '@sluice/errors';
import { z } from 'zod';
import { clearSide, NEAR, ratioOf } from './exact/ratio.js';
import type { PrivacyModel, Reading, ValueFacts } from './model.js';
import { attestedIfOriginal, evidenceByReading, failingByReading, type ReadingTests } from './readings/by-reading.js';
import { keptByUnions } from './readings/monotone.js';
import type { GroundDistance, Mass, ReferenceMass } from './t-closeness/ground-distance.js';
import { orderedDistance } from './t-closeness/ordered.js';
import { sharesWithin } from './t-closeness/shares-within.js';
import { completeTree, flatTree, treeDistance } from './t-closeness/tree.js';

const params = z
  .strictObject({
    column: z.string().min(1).describe('sensitive column'),
    t: z.number().min(0).max(1).describe('most that the distribution of a class may differ from that of the table'),
    distance: z
      .enum(['equal', 'ordered', 'hierarchical'])
      .default('equal')
      .describe('how far two values are from each other: equally far, by places in their order, by their hierarchy'),
    hierarchy: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('for `hierarchical`: the hierarchy of the sensitive column'),
    reference: z
      .enum(['released', 'original'])
      .default('released')
      .describe('the table that classes are compared with: the rows that are released, or all rows'),
  })
  .refine(({ distance, hierarchy }) => (distance === 'hierarchical') === (hierarchy !== undefined), {
    error: 'expected `hierarchy` with `distance: hierarchical`, and only there',
    path: ['hierarchy'],
  });

export type TClosenessParams = z.infer<typeof params>;

/** @throws SluiceError `models/no-tree` when the caller did not compile the hierarchy: a fault of the program */
function distanceTo(
  reference: ReferenceMass,
  facts: ValueFacts,
  { column, distance }: TClosenessParams,
): GroundDistance {
  switch (distance) {
    case 'equal':
      return treeDistance(flatTree(facts.cardinality), reference);
    case 'ordered':
      return orderedDistance(facts.ranks, reference);
    case 'hierarchical':
      return facts.tree
        ? treeDistance(completeTree(facts.tree, facts.cardinality), reference)
        : fail('internal', 'models/no-tree', `the hierarchy of the column "${column}" was not compiled`, {
            hint: 'pass the hierarchy that `needs` names in `tree`',
          });
  }
}

function massOf({ byClass, units }: Reading, c: number, amounts: Float64Array): Mass {
  return { values: byClass.values, amounts, from: byClass.starts[c], to: byClass.starts[c + 1], total: units[c] };
}

/** Every value of the class occurs in the reference: no distance is defined to a value that does not. */
function withinDomain({ values, from, to }: Mass, { amounts }: ReferenceMass): boolean {
  for (let i = from; i < to; i++) if (!(amounts[values[i]] > 0)) return false;
  return true;
}

function tests(p: TClosenessParams): ReadingTests {
  const { num, den } = ratioOf(p.t);
  return {
    byRows(reading, facts) {
      const whole = { amounts: reading.reference.counts, total: reading.reference.units };
      const distance = distanceTo(whole, facts, p);
      return (c) => {
        const mass = massOf(reading, c, reading.byClass.counts);
        if (!withinDomain(mass, whole)) return false;
        const side = clearSide(distance.measure(mass), p.t);
        if (side !== 0) return side < 0;
        const [top, bottom] = distance.exact(mass);
        return top * den <= num * bottom;
      };
    },
    byPeople(reading, facts) {
      const { reference, byClass } = reading;
      const whole = { amounts: reference.weights ?? reference.counts, total: reference.units };
      const distance = distanceTo(whole, facts, p);
      const close = sharesWithin(reading, p.t);
      return (c) => {
        const mass = massOf(reading, c, byClass.weights ?? byClass.counts);
        // Weights are sums of fractions: equal within 1e-9 counts as equal.
        return withinDomain(mass, whole) && distance.measure(mass) <= p.t + NEAR && close(c);
      };
    },
  };
}

/**
 * t-closeness (Li, Li, Venkatasubramanian 2007): in every class, the distribution of the sensitive column is within
 * earth mover's distance t of that of the reference table. A missing value is a value. Ground distances:
 *
 * - `equal`: 1 between any two values; the total variation;
 * - `ordered`: places apart, over m - 1 (m the values of the reference; numbers by size, dates by time, text by code
 *   point);
 * - `hierarchical`: height of the lowest common ancestor over the height of the hierarchy.
 *
 * By rows a distance equal to t passes, decided in exact arithmetic; products of class and table sizes never overflow.
 * By people the distance is that of w (mean of each person's own shares), and each value's holders besides: their share
 * in the class is within t of their share in the reference.
 *
 * Monotone under generalisation while no class may be suppressed and each person keeps to one tuple: the distance is
 * convex, so that of a union is at most the largest of its parts. With suppression a coarser class may take in one that
 * had been dropped; with people of several tuples the shares of holders may rise in a union. Dropping a class keeps the
 * model for the others when `reference` is `original`; the released table changes as classes go.
 *
 * Evidence: by rows recomputed against the released table (against the original one, whose distribution the holder
 * has not, attested); by people attested.
 */
export const tCloseness: PrivacyModel<TClosenessParams> = Object.freeze<PrivacyModel<TClosenessParams>>({
  kind: 't-closeness',
  params,
  scope: 'class',
  needs: ({ column, reference, hierarchy }) => ({ column, reference, ...(hierarchy && { hierarchy }) }),
  monotone: ({ reference }, context) => ({ generalise: keptByUnions(context), suppress: reference === 'original' }),
  failing: (classes, p) => failingByReading(classes, p.column, tests(p)),
  evidence: (classes, p) => attestedIfOriginal(evidenceByReading(classes, p.column, tests(p)), p.reference),
  leastPopulation: () => 1,
});
