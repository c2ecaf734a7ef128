import { randomFillSync } from 'node:crypto';
import { type ModelUse, safepubParameters } from '@sluice/models';
import { type CodedTable, compact, type Subjects, takeRows } from '@sluice/table';

/** Uniform numbers in [0, 1) of 53 bits from the system's secure generator, drawn in blocks. */
function secureUniform(): () => number {
  const block = new Uint32Array(4096);
  let at = block.length;
  return () => {
    if (at + 2 > block.length) {
      randomFillSync(block);
      at = 0;
    }
    const high = block[at++] >>> 5;
    const low = block[at++] >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  };
}

/** Chance with which the run draws each person (or row), where a model asks for a sample. */
export function samplingRate(uses: readonly ModelUse[]): number | undefined {
  const use = uses.find(({ model, params }) => model.needs(params).sample === true);
  if (!use) return undefined;
  const { epsilon, delta } = use.params as { readonly epsilon: number; readonly delta: number };
  return safepubParameters(epsilon, delta).beta;
}

/**
 * Draws each person with all their rows, or each row where rows are the unit, independently with the given chance. Rows
 * of nobody are left out where people are the unit. Nothing of the draw is kept.
 */
export function drawSample(table: CodedTable, rate: number, subjects: Subjects | undefined): CodedTable {
  const next = secureUniform();
  const kept: number[] = [];
  if (subjects) {
    const drawn = Uint8Array.from({ length: subjects.count }, () => (next() < rate ? 1 : 0));
    subjects.ids.forEach((person, row) => {
      if (person >= 0 && drawn[person]) kept.push(row);
    });
  } else for (let row = 0; row < table.rows; row++) if (next() < rate) kept.push(row);
  return compact(takeRows(table, Int32Array.from(kept)));
}
