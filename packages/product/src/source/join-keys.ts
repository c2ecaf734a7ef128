import type { Product, ProductJoin, ProductSource } from '../file/product.js';

/** The key columns of a join, one a side. */
export function joinKeys({ on }: ProductJoin): { readonly left: string; readonly right: string } {
  return typeof on === 'string' ? { left: on, right: on } : { left: on[0], right: on[1] };
}

/** Every source of a product with its name and its path in the product file: one, or those of a join. */
export function sourcesOf(product: Product): readonly {
  readonly name: string;
  readonly source: ProductSource;
  readonly path: readonly string[];
}[] {
  if (product.sources === undefined) return [{ name: 'source', source: product.source, path: ['source'] }];
  return Object.entries(product.sources).map(([name, source]) => ({ name, source, path: ['sources', name] }));
}

/**
 * Names that the product file gives to columns of one source: only these may be printed before it is known what the
 * table holds.
 */
export function namesIn(product: Product, source: string): readonly string[] {
  const columns = Object.keys(product.columns);
  if (product.join === undefined) return columns;
  const { left, right } = joinKeys(product.join);
  const own = columns.map((name) => (name.startsWith(`${source}.`) ? name.slice(source.length + 1) : name));
  return [...new Set([...own, source === product.join.left ? left : right])];
}

/** Declared types of all sources, by the names that the columns have in the product. */
export function typesOf(product: Product): NonNullable<ProductSource['types']> {
  const named = (source: string, column: string) =>
    Object.hasOwn(product.columns, `${source}.${column}`) ? `${source}.${column}` : column;
  return Object.fromEntries(
    sourcesOf(product).flatMap(({ name, source }) =>
      Object.entries(source.types ?? {}).map(([column, type]) => [named(name, column), type]),
    ),
  );
}
