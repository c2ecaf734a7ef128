import { fail } from '@sluice/errors';
import { pathText } from './canonical-json.js';

/** Throws `statement/inconsistent`: every member has its shape, and two of them contradict each other. */
export function refuse(path: readonly (string | number)[], expected: string): never {
  fail('input', 'statement/inconsistent', `statement: expected ${expected} at ${pathText(path)}`, { path });
}

export function assertUnique(list: readonly string[], path: readonly (string | number)[]): void {
  const again = list.findIndex((item, i) => list.indexOf(item) !== i);
  if (again >= 0) refuse([...path, again], 'each name once');
}
