import type { CompiledColumn } from '../check/compile-columns.js';
import type { Product } from '../file/product.js';
import { publicParameters } from './public-model.js';

/**
 * The product as a holder may see it: columns that do not leave are left out, and so is all that names a file, a key or
 * an environment variable. Its canonical JSON is product.json.
 */
export function publicProduct(product: Product, columns: readonly CompiledColumn[]): Record<string, unknown> {
  const { $schema: _schema, source: _source, sign: _sign, columns: _columns, privacy: _privacy, ...rest } = product;
  const { series, models, ...privacy } = product.privacy;
  const released = columns.filter((c) => c.output !== null);
  return {
    ...rest,
    privacy: {
      ...privacy,
      models: models.map(({ model, ...params }) => ({ model, ...publicParameters(params) })),
      ...(series && { series: 'pinned' }),
    },
    columns: Object.fromEntries(
      released.map((c) => [c.name, { role: c.role, op: c.op.kind, ...c.op.publicParams(c.params) }]),
    ),
  };
}
