import { writeFileSync } from 'node:fs';
import { cellsOf, chance, districtHierarchy, hierarchyToCsv, pensionRoll, streams, toCsv } from '@sluice/testing';

/**
 * Writes pensions.csv and regions.csv: an invented roll of pensions, the same bytes each time. One person in six draws an
 * occupational annuity beside the basic pension, and so has two rows, which a pseudonym links.
 */
export function makeData(path, people) {
  const roll = pensionRoll({ seed: 1, people });
  const annuity = streams('pension-sharing')('annuity');
  const second = cellsOf(roll, 'status').map((status) => chance(annuity, 1 / 6) && status === 'active');
  const rows = second.flatMap((two, row) => (two ? [row, row] : [row]));
  const schemes = second.flatMap((two) => (two ? ['basic', 'annuity'] : ['basic']));
  const columns = [
    ...roll.columns.map((column) => ({ ...column, cells: rows.map((row) => column.cells[row]) })),
    { name: 'scheme', type: 'string', cells: schemes },
  ];
  writeFileSync(path('data/pensions.csv'), toCsv({ rows: rows.length, columns }));
  writeFileSync(path('data/regions.csv'), hierarchyToCsv(districtHierarchy()));
  return { rows: rows.length, people, linked: rows.length - people };
}
