import { fail } from '@sluice/errors';
import { readDelimited } from '../hierarchies/delimited.js';

/**
 * Reads a mapping of codes: two cells a line, `;` between them, no header; the old code, then the new one. An empty
 * second cell is null: the code is suppressed.
 * @throws recode/cells, recode/no-code, recode/twice with the line, recode/empty; hierarchy/syntax for broken quotes
 */
export function readRecoding(text: string, path: string): ReadonlyMap<string, string | null> {
  const codes = new Map<string, string | null>();
  const refuse = (what: string, line: number, says: string, hint: string): never =>
    fail('input', `recode/${what}`, `Mapping file, line ${line}: ${says}.`, { hint, place: { file: path, line } });
  for (const { cells, line } of readDelimited(text, ';', path)) {
    if (cells.length !== 2)
      refuse('cells', line, `expected two cells, found ${cells.length}`, 'Write `old;new`, or `old;` to suppress.');
    const [from, to] = cells;
    if (from === '') refuse('no-code', line, 'the old code is empty', 'Missing values stay missing: leave it out.');
    if (codes.has(from)) refuse('twice', line, 'the old code has a line already', 'Keep one of the two.');
    codes.set(from, to === '' ? null : to);
  }
  if (codes.size === 0)
    fail('input', 'recode/empty', 'The mapping file holds no code.', {
      hint: 'Write one line for each old code: `old;new`.',
      place: { file: path },
    });
  return codes;
}
