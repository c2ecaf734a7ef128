import type { Sensitivity } from '@sluice/policy';
import type { Product, ProductColumn } from '../file/product.js';

/**
 * How grave a column is: as the product file grades it, else as its role implies. Every column of a table about people
 * is personal information; an insensitive one is not where nothing says that the rows are people. The state axis starts
 * at general data, the trade axis at no secret: both are for a person to raise.
 */
export function sensitivityOf({ role, grade = {} }: ProductColumn, { subject }: Pick<Product, 'subject'>): Sensitivity {
  return {
    personal: grade.personal ?? personalOf(role, subject !== undefined),
    state: grade.state ?? 'general',
    trade: grade.trade ?? 'none',
  };
}

function personalOf(role: ProductColumn['role'], hasSubject: boolean): Sensitivity['personal'] {
  if (role === 'sensitive') return 'sensitive';
  return role === 'insensitive' && !hasSubject ? 'none' : 'general';
}
