import { writeFileSync } from 'node:fs';
import { cellsOf, districtHierarchy, firmCredit, hierarchyToCsv, industryHierarchy, toCsv } from '@sluice/testing';

/**
 * Writes tax.csv and power.csv, what two agencies know of the same invented firms, with the hierarchies of industries and
 * regions; and domain.csv, the firms in arrears as an analyst has them inside the secure domain. The same bytes each time.
 */
export function makeData(path, firms) {
  const { tax, power } = firmCredit({ seed: 1, firms });
  writeFileSync(path('data/tax.csv'), toCsv(tax));
  writeFileSync(path('data/power.csv'), toCsv(power));
  writeFileSync(path('data/industries.csv'), hierarchyToCsv(industryHierarchy()));
  writeFileSync(path('data/regions.csv'), hierarchyToCsv(districtHierarchy()));

  const owing = cellsOf(tax, 'tax_arrears').flatMap((amount, row) => (amount === '0' ? [] : [row]));
  const sections = new Map(industryHierarchy().map(([code, , section]) => [code, section]));
  const column = (name, from, make = (cell) => cell, type = 'string') => {
    const cells = cellsOf(tax, from);
    return { name, type, cells: owing.map((row) => make(cells[row])) };
  };
  const domain = [
    column('section', 'industry', (code) => sections.get(code)),
    column('province', 'region', (code) => code.slice(0, 2)),
    column('firm', 'ucc'),
    column('arrears', 'tax_arrears', undefined, 'integer'),
  ];
  writeFileSync(path('data/domain.csv'), toCsv({ rows: owing.length, columns: domain }));
  return { tax: tax.rows, power: power.rows };
}
