import { type Label, outputLabel, type Role } from '@sluice/policy';
import { OPERATIONS, type Operation, operationOf } from '@sluice/transform';
import type { Product } from '../file/product.js';

/** One column of the product with its operation looked up and the label that its output has. */
export interface CompiledColumn {
  readonly name: string;
  /** Role in the product file, before the operation. */
  readonly role: Role;
  readonly op: Operation;
  /** Parameters of the operation, with its defaults. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Null where the column is not released. */
  readonly output: Label | null;
  /** Whether the output is one of the quasi-identifiers that classes are formed by. */
  readonly inTuple: boolean;
}

/**
 * Columns in the order of the product file, each with its operation: a direct column without one is dropped, any other
 * is kept.
 * @throws transform/unknown-operation for a name that the schema was not made for
 */
export function compileColumns(
  product: Product,
  operations: readonly Operation[] = OPERATIONS,
): readonly CompiledColumn[] {
  return Object.entries(product.columns).map(([name, { role, op: kind, ...params }]) => {
    const op = operationOf(kind ?? (role === 'direct' ? 'drop' : 'keep'), operations);
    const source: Label = { role, constant: false, token: false, from: [name] };
    const effect = op.effect([source], params)[0];
    const output = effect === undefined ? null : outputLabel(source, effect);
    return { name, role, op, params, output, inTuple: output?.role === 'quasi' };
  });
}

/** The quasi-identifiers of a product: names of all released columns whose output label is quasi, in file order. */
export function tupleOf(product: Product, operations: readonly Operation[] = OPERATIONS): readonly string[] {
  return compileColumns(product, operations)
    .filter(({ inTuple }) => inTuple)
    .map(({ name }) => name);
}
