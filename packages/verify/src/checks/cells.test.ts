import { presetOf } from '@sluice/policy';
import type { ReleaseCore } from '@sluice/provenance';
import { type CodedTable, NULL_CODE } from '@sluice/table';
import { describe, expect, it } from 'vitest';
import { sampleCore } from '../../test/release.js';
import { checkCells } from './cells.js';

const opening = presetOf('opening@1');

/** One quasi-identifier: two values, and so many rows of each, then rows without one. */
function tableOf(a: number, b: number, missing: number): CodedTable {
  const codes = [...Array(a).fill(0), ...Array(b).fill(1), ...Array(missing).fill(NULL_CODE)];
  return {
    rows: codes.length,
    columns: [{ name: 'sex', type: 'string', values: ['f', 'm', 'unused'], codes: Int32Array.from(codes) }],
  };
}

const core: ReleaseCore = { ...sampleCore([], new Uint8Array()), quasiIdentifiers: ['sex'] };
const codes = (table: CodedTable | undefined, preset = opening) =>
  checkCells(table, core, preset).map(({ exitCode }) => exitCode);

describe('checkCells, with at least 10 asked for', () => {
  it.each([
    [10, 10, 0, 0],
    [10, 9, 0, 6],
    [10, 10, 10, 0],
    [10, 10, 9, 6],
    [10, 0, 0, 0],
    [0, 0, 0, 0],
  ])('%i, %i, and %i missing: exit %i', (a, b, missing, exit) => {
    expect(codes(tableOf(a, b, missing))).toEqual([exit]);
  });

  it('says nothing where nothing is asked for, or nothing could be read', () => {
    expect(codes(undefined)).toEqual([]);
    expect(codes(tableOf(1, 1, 1), presetOf('internal@1'))).toEqual([]);
  });

  it('names the column, never a value', () => {
    const [{ detail }] = checkCells(tableOf(10, 9, 0), core, opening);
    expect(detail).toBe('fewer than 10 rows behind a value of: sex');
  });
});
