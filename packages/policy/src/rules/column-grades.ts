import { impliedSensitivity, joinSensitivity, type Sensitivity } from '../sensitivity.js';
import type { ColumnFact } from './facts.js';

const NONE: Sensitivity = { personal: 'none', state: 'general', trade: 'none' };

/** Sensitivity of the whole: on each axis that of the gravest released column. */
export function gravest(columns: readonly ColumnFact[]): Sensitivity {
  return columns
    .map(({ sensitivity, label }) => sensitivity ?? impliedSensitivity(label.role))
    .reduce(joinSensitivity, NONE);
}

/**
 * Whether a column tells amounts of single firms that a dominance rule must protect: a trade secret that is released as
 * a value. A constant tells nothing and a keyed pseudonym no amount; in a quasi-identifier all of a class have the same
 * value, so with three or more of them none dominates.
 */
export function tellsAmounts({ sensitivity, label }: ColumnFact): boolean {
  return sensitivity?.trade === 'secret' && !label.constant && !label.token && label.role !== 'quasi';
}
