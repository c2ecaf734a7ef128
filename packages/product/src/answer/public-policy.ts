import { SluiceError } from '@sluice/errors';
import { canonicalJson, equalBytes } from '@sluice/provenance';
import type { ColumnType } from '@sluice/table';
import { z } from 'zod';
import { publicMembers } from '../plan/public-product.js';
import { bindPredicates } from './bind-predicates.js';
import type { PublicPolicy, VerificationProduct } from './policy.js';
import { answeringShape, columnTestSchema, compositeTestSchema, predicateName } from './policy-schema.js';

const title = z.strictObject({ zh: z.string().optional(), en: z.string().optional() });
const type = z.enum(['string', 'integer', 'decimal', 'boolean', 'date', 'timestamp']);

const schema = z.object({
  form: z.literal('verification'),
  predicates: z.record(
    predicateName,
    z.union([
      z.strictObject({ title, column: z.string().min(1), type, test: columnTestSchema }),
      z.strictObject({ title, test: compositeTestSchema }),
    ]),
  ),
  answering: z.strictObject({ ...answeringShape, keyCommitment: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/**
 * The product as the holder of a verification may see it: predicates typed, no column, no model, nothing that names a
 * file, a key or an environment variable. Its canonical JSON is product.json.
 * @param types logical type by column of the source
 * @param keyCommitment see `answerKeys`
 * @throws SluiceError `predicate/*`, see `bindPredicates`
 */
export function publicVerification(
  product: VerificationProduct,
  types: Readonly<Record<string, ColumnType>>,
  keyCommitment: string,
): Record<string, unknown> {
  const { bound, faults } = bindPredicates(product.predicates, types);
  if (faults.length > 0) throw new SluiceError('input', faults);
  const { columns: _columns, privacy: _privacy, outputs: _outputs, ...rest } = publicMembers(product);
  const { key: _key, ...answering } = product.answering;
  return {
    ...rest,
    columns: {},
    privacy: { models: [] },
    predicates: bound,
    answering: { ...answering, keyCommitment },
  };
}

/**
 * Reads the policy out of product.json, as strictly as it was written: what is signed is still checked, since a policy
 * that is read in part would answer in part.
 * @returns null where it is no policy that this version understands in full
 */
export function parsePolicy(productJson: Uint8Array): PublicPolicy | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(productJson));
  } catch {
    return null;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return null;
  const { predicates, answering } = parsed.data as unknown as PublicPolicy;
  const types = Object.fromEntries(
    Object.values(predicates).flatMap((predicate) =>
      'column' in predicate ? [[predicate.column, predicate.type]] : [],
    ),
  );
  const { bound, faults } = bindPredicates(predicates, types);
  const asWritten = faults.length === 0 && equalBytes(canonicalJson(bound), canonicalJson(predicates));
  return asWritten ? { predicates, answering } : null;
}
