import { fail } from '@sluice/errors';

const BAND = /^(?:0|1-9|1(0{1,14})-9(9{1,14}))$/;

/**
 * Band of a number of rows: `0`, `1-9`, `10-99`, `100-999`, … Exact counts of rows are never stored, since the
 * difference of two of them says whether one person was there.
 *
 * @throws SluiceError `band/rows` unless `rows` is a safe integer from 0 to 10^15 - 1.
 */
export function bandOf(rows: number): string {
  if (!Number.isSafeInteger(rows) || rows < 0 || rows >= 1e15) {
    fail('input', 'band/rows', 'rows: expected an integer from 0 to 10^15 - 1', {
      hint: 'count the rows of the release',
    });
  }
  if (rows === 0) return '0';
  const zeros = String(rows).length - 1;
  return `1${'0'.repeat(zeros)}-9${'9'.repeat(zeros)}`;
}

/** Whether a label is one of the bands of `bandOf`. */
export function isBand(label: string): boolean {
  const match = BAND.exec(label);
  return match !== null && match[1]?.length === match[2]?.length;
}
