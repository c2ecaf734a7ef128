import { fail } from '@sluice/errors';
import type { Subjects } from '@sluice/table';
import type { PreparedColumn } from './quasi-of.js';

/**
 * One row a subject, and no row of nobody.
 * @throws form/scorecard-rows with a count
 */
export function requireOneRow({ ids, count }: Subjects): void {
  const nobody = ids.reduce((sum, id) => (id < 0 ? sum + 1 : sum), 0);
  const more = ids.length - nobody - count;
  if (more === 0 && nobody === 0) return;
  const what =
    more > 0 ? `${more} rows are a second or further one of their subject` : `${nobody} rows have no subject`;
  fail('refused', 'form/scorecard-rows', `a scorecard has one row a subject; ${what}`, {
    path: ['form'],
    hint: 'bring the table to one row a subject first, or write `form: table`',
  });
}

/**
 * A generalised column must be coarser than its source: a level of raw values is no score.
 * @throws form/scorecard-raw
 */
export function requireCoarse(prepared: readonly PreparedColumn[], levels: Readonly<Record<string, number>>): void {
  for (const { compiled, source, hierarchy } of prepared) {
    if (!hierarchy) continue;
    const { name, params } = compiled;
    const level = levels[name] ?? (params['level'] as number);
    const { labels, map } = hierarchy.levels[level];
    const raw = source.values.length > 0 && source.values.every((value, code) => labels[map[code]] === value);
    if (raw)
      fail('refused', 'form/scorecard-raw', `column \`${name}\` would leave at a level of raw values`, {
        path: ['columns', name],
        hint: `keep the search above it: \`min: ${level + 1}\``,
      });
  }
}
