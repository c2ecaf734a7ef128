import { writeFileSync } from 'node:fs';
import { cellsOf, districtHierarchy, firmCredit, hierarchyToCsv, industryHierarchy, toCsv } from '@sluice/testing';

/**
 * Writes tax.csv and power.csv, what two agencies know of the same invented firms, with the hierarchies of industries and
 * regions; and domain.csv, which an analyst made inside the secure domain. The same bytes each time.
 */
export function makeData(path, firms) {
  const { tax, power } = firmCredit({ seed: 1, firms });
  writeFileSync(path('data/tax.csv'), toCsv(tax));
  writeFileSync(path('data/power.csv'), toCsv(power));
  writeFileSync(path('data/industries.csv'), hierarchyToCsv(industryHierarchy()));
  writeFileSync(path('data/regions.csv'), hierarchyToCsv(districtHierarchy()));

  const column = (name, cells, type = 'string') => ({ name, type, cells });
  const domain = [
    column(
      'division',
      cellsOf(tax, 'industry').map((code) => code.slice(0, 2)),
    ),
    column(
      'province',
      cellsOf(tax, 'region').map((code) => code.slice(0, 2)),
    ),
    column('firm', cellsOf(tax, 'ucc')),
    column('turnover', cellsOf(tax, 'turnover'), 'integer'),
  ];
  writeFileSync(path('data/domain.csv'), toCsv({ rows: tax.rows, columns: domain }));
  return { tax: tax.rows, power: power.rows };
}
