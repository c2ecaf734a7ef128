import { NULL_CODE } from '@sluice/table';
import { compiledRows, type Problem } from '@sluice/testing';
import type { QuasiColumn } from '../src/index.js';

/** The product's way to a search problem: a missing value is one more code, alone until the top. */
export function quasiColumns({ table, hierarchies }: Problem): QuasiColumn[] {
  return table.columns.map((column, c) => {
    const { leafCount, levels } = compiledRows(hierarchies[c], column);
    const missing = column.codes.includes(NULL_CODE);
    const codes = column.codes.map((code) => (code === NULL_CODE ? column.values.length : code));
    return {
      name: column.name,
      codes,
      leafCount,
      minLevel: 0,
      maxLevel: levels.length - 1,
      levels: levels.map(({ map, labels, leaves }) => {
        if (!missing) return { map, leaves };
        const star = labels.length === 1 && labels[0] === '*';
        return {
          map: Int32Array.of(...map, star ? 0 : labels.length),
          leaves: star ? leaves : Float64Array.of(...leaves, 1),
        };
      }),
    };
  });
}
