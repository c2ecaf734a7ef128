import type { CellFact } from '@sluice/policy';
import { type CodedTable, NULL_CODE, type Subjects } from '@sluice/table';

/**
 * For each quasi-identifier of a table read back, the least number of people (rows where there is no subject) behind
 * one of its values. A missing value counts as a value: it tells as much.
 */
export function leastCells(
  table: CodedTable,
  quasiIdentifiers: readonly string[],
  subjects?: Subjects,
): readonly CellFact[] {
  return quasiIdentifiers.map((name) => {
    const column = table.columns.find((candidate) => candidate.name === name);
    // A column that is not there has no value with enough people behind it.
    if (column === undefined) return { column: name, least: 0 };
    const counts = new Float64Array(column.values.length + 1);
    const seen = subjects && new Set<number>();
    for (let row = 0; row < table.rows; row++) {
      const code = column.codes[row];
      const at = code === NULL_CODE ? column.values.length : code;
      if (subjects === undefined || seen === undefined) counts[at]++;
      else {
        const person = subjects.ids[row];
        if (person < 0) continue;
        // One number a (person, value) pair: both are below 2^31 and the product of the counts below 2^53.
        const pair = person * (column.values.length + 1) + at;
        if (!seen.has(pair)) {
          seen.add(pair);
          counts[at]++;
        }
      }
    }
    const present = [...counts].filter((count) => count > 0);
    return { column: name, least: present.length === 0 ? 0 : Math.min(...present) };
  });
}
