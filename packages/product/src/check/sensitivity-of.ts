import { impliedSensitivity, type Sensitivity } from '@sluice/policy';
import type { ProductColumn } from '../file/product.js';

/**
 * How grave a column is: as the product file grades it, axis by axis, else as its role implies. To call a column
 * insensitive is to say that it tells nothing about a person; state and trade axes start at the mildest, and are for a
 * person to raise.
 */
export function sensitivityOf({ role, grade = {} }: ProductColumn): Sensitivity {
  const implied = impliedSensitivity(role);
  // Not by spreading: a member that a program sets to undefined must not take the default away.
  return {
    personal: grade.personal ?? implied.personal,
    state: grade.state ?? implied.state,
    trade: grade.trade ?? implied.trade,
  };
}
