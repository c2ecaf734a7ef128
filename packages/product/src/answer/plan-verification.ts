import { canonicalJson, sha256Hex } from '@sluice/provenance';
import type { Planned } from '../plan/plan-product.js';
import type { VerificationProduct } from './policy.js';
import { publicVerification } from './public-policy.js';

/**
 * The plan of a product of the form `verification`: nothing is searched for, and what is signed is the policy, with the
 * predicates bound to the types of the columns that they ask about.
 * @param keyCommitment see `answerKeys`
 * @throws SluiceError `predicate/*`
 */
export function planVerification(planned: Planned, keyCommitment: string): Planned {
  const { product, plan, source } = planned;
  const types = Object.fromEntries(source.table.columns.map(({ name, type }) => [name, type]));
  const productJson = canonicalJson(publicVerification(product as VerificationProduct, types, keyCommitment));
  return { ...planned, productJson, plan: { ...plan, product: { ...plan.product, sha256: sha256Hex(productJson) } } };
}
