import type { Preset } from '@sluice/policy';
import type { ReleaseCore } from '@sluice/provenance';
import { type CodedTable, columnsOf } from '@sluice/table';
import { failed, passed, type VerifyCheck } from '../result.js';
import { someOf } from '../shown.js';
import { releasedRows } from './classes.js';

/**
 * Behind each value of each quasi-identifier (and behind its being missing) stand as many rows as the preset asks for at
 * least. Rows bound people from above, so this is necessary for the count of people that the signer made, and anyone can
 * make it. Exit 6; nothing where the preset asks for none, or the table could not be read.
 */
export function checkCells(
  table: CodedTable | undefined,
  core: ReleaseCore,
  preset: Preset | undefined,
): readonly VerifyCheck[] {
  const least = preset?.smallCells?.least;
  if (least === undefined || table === undefined) return [];
  const rows = releasedRows(table, core);
  const small = columnsOf(rows, core.quasiIdentifiers).filter(({ codes, values }) => {
    const counts = new Float64Array(values.length + 1);
    for (const code of codes) counts[code + 1]++;
    return counts.some((count) => count > 0 && count < least);
  });
  const name = 'small cells';
  return [
    small.length === 0
      ? passed(name, `rows per value of a quasi-identifier >= ${least}: recomputed, necessary`)
      : failed(6, name, `fewer than ${least} rows behind a value of: ${someOf(small.map((column) => column.name))}`),
  ];
}
