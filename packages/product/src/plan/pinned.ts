import type { QuasiColumn } from '@sluice/anonymize';
import { fail } from '@sluice/errors';
import { z } from 'zod';
import type { Product } from '../file/product.js';

/** What is read of an earlier plan; the rest of it may change from version to version. */
const planShape = z.object({
  sluice: z.literal(1),
  product: z.object({ id: z.string() }),
  search: z.object({ levels: z.record(z.string(), z.int().min(0)) }),
});

/** Levels by quasi-identifier, from the JSON of an earlier plan (`sluice plan --json`) of the same product. */
export function levelsOfPlan(text: string, product: Product): Readonly<Record<string, number>> {
  const hint = 'write it with `sluice plan PRODUCT --json`';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('input', 'plan/not-json', 'the earlier plan is no JSON', { hint });
  }
  const parsed = planShape.safeParse(json);
  if (!parsed.success)
    return fail('input', 'plan/shape', 'the earlier plan does not have the form of a plan', { hint });
  if (parsed.data.product.id !== product.id)
    return fail('input', 'plan/other-product', 'the earlier plan is of another product', { hint });
  return parsed.data.search.levels;
}

/**
 * Pins every quasi-identifier to the level of an earlier plan, so that releases of a series can be read side by side.
 * The models are checked at those levels, on the new data, and refuse when they do not hold.
 */
export function pinned(columns: readonly QuasiColumn[], levels: Readonly<Record<string, number>>): QuasiColumn[] {
  const names = columns.map((c) => c.name);
  const other = Object.keys(levels).filter((name) => !names.includes(name));
  if (other.length > 0 || names.some((name) => levels[name] === undefined))
    fail('input', 'plan/other-columns', 'the earlier plan has other quasi-identifiers than the product', {
      hint: 'plan afresh: a series keeps its quasi-identifiers',
    });
  return columns.map((column) => {
    const level = levels[column.name];
    if (level < column.minLevel || level > column.maxLevel)
      fail(
        'input',
        'plan/level',
        `the earlier plan has "${column.name}" at level ${level}, which the product does not allow`,
        {
          path: ['columns', column.name],
          hint: `the product allows ${column.minLevel} to ${column.maxLevel}`,
        },
      );
    return { ...column, minLevel: level, maxLevel: level };
  });
}
