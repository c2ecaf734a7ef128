import { fail } from '@sluice/errors';
import type { Operation } from '../operation.js';
import { band } from './band.js';
import { drop } from './drop.js';
import { generalize } from './generalize.js';
import { keep } from './keep.js';
import { pseudonym } from './pseudonym.js';
import { recode } from './recode.js';
import { round } from './round.js';

/** The built-in operations. To add one is to add a file and a name here. */
export const OPERATIONS: readonly Operation[] = Object.freeze([keep, drop, pseudonym, generalize, band, round, recode]);

/**
 * The operation of that kind.
 * @param operations a program may pass its own beside the built-in ones
 * @throws transform/unknown-operation
 */
export function operationOf(kind: string, operations: readonly Operation[] = OPERATIONS): Operation {
  const found = operations.find((operation) => operation.kind === kind);
  if (found) return found;
  const kinds = operations.map((operation) => operation.kind).join(', ');
  return fail('input', 'transform/unknown-operation', `There is no operation '${kind}'; expected one of: ${kinds}.`);
}
