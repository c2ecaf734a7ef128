import type { SuppressionLimit } from '@sluice/anonymize';
import type { Product } from '../file/product.js';
import { shareOf } from '../file/share.js';

/** Limits of a product as counts: of suppression, and of what may go beside it for the sensitive models. */
export function limitsOf(
  { privacy }: Product,
  rows: number,
  people: number,
): { readonly limit: SuppressionLimit; readonly dropLimit: SuppressionLimit } {
  const drop = typeof privacy.failing === 'object' ? privacy.failing.drop : 0;
  return {
    limit: { rows: shareOf(privacy.suppression.rows, rows), people: shareOf(privacy.suppression.people, people) },
    dropLimit: { rows: shareOf(drop, rows), people: shareOf(drop, people) },
  };
}
