import { expect, test } from 'vitest';
import { type SupplyDesk, told } from './supply-desk.js';
import { changed } from './supply-products.js';
import type { Outcome } from './workshop.js';

/** Pieces of a product file, each with what takes its place. */
export type Change = readonly (readonly [string, string])[];
/** What is on record beside the first records. */
export type Records = Parameters<SupplyDesk['records']>[1];
/** A variant of a product, and the exit code and error codes of its build. */
export type Case = readonly [
  what: string,
  base: string,
  change: Change,
  outcome: readonly unknown[],
  records?: Records,
];

/** A candidate is what passes for an audience. */
export const PASSES: readonly unknown[] = [3];
export const stops = (...rules: readonly string[]): readonly unknown[] => [1, ...rules.map((rule) => `gate/${rule}`)];

/** Builds variants of products at a desk, each over records of its own. */
export function casesAt(desk: SupplyDesk) {
  let made = 0;
  async function outcome(base: string, change: Change, records?: Records, ...more: string[]): Promise<Outcome> {
    const name = `case-${++made}`;
    desk.file(`${name}.yaml`, changed(base, change));
    return desk.build(`${name}.yaml`, name, await desk.records(name, records), ...more);
  }
  /** One test a case. */
  function cases(list: readonly Case[]): void {
    for (const [what, base, change, expected, records] of list)
      test(what, async () => {
        expect(told(await outcome(base, change, records))).toEqual(expected);
      });
  }
  return { outcome, cases };
}
