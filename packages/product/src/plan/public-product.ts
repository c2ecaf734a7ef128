import type { CompiledColumn } from '../check/compile-columns.js';
import type { Product } from '../file/product.js';
import { publicParameters } from './public-model.js';

/**
 * The members of a product that may be public, but for columns, models and answering, which have public forms of their
 * own. What names a file, a key, an environment variable or the registry stays behind, and so do sources and join.
 */
export function publicMembers(product: Product) {
  const { $schema: _schema, source: _source, sources: _sources, join: _join, ...further } = product;
  const { sign: _sign, registry: _registry, history: _history, answering: _answering, ...rest } = further;
  return rest;
}

/**
 * The product as a holder may see it: columns that do not leave are left out, and so is all that names a file, a key or
 * an environment variable: sources and their join, keys, and the registry. Its canonical JSON is product.json.
 */
export function publicProduct(product: Product, columns: readonly CompiledColumn[]): Record<string, unknown> {
  const { columns: declared, privacy: _privacy, ...rest } = publicMembers(product);
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
      released.map((c) => {
        const { grade, codeList } = declared[c.name];
        const stated = { ...(grade && { grade }), ...(codeList !== undefined && { codeList }) };
        return [c.name, { role: c.role, ...stated, op: c.op.kind, ...c.op.publicParams(c.params) }];
      }),
    ),
  };
}
