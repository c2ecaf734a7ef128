import { type Label, outputLabel, type Role, type Sensitivity } from '@sluice/policy';
import { OPERATIONS, type Operation, operationOf } from '@sluice/transform';
import type { Product } from '../file/product.js';
import { sensitivityOf } from './sensitivity-of.js';

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
  /** How grave the column is, as graded or as its role implies. An operation does not lower it. */
  readonly sensitivity: Sensitivity;
  /** Code list (`NAME@VERSION`) that the raw values follow, as declared. */
  readonly codeList?: string;
  /** Code list that the released values follow: the one recoded to, else that of the raw values. */
  readonly releasedList?: string;
}

export interface CompileOptions {
  readonly operations?: readonly Operation[];
  /** Where each column of a join comes from (`SOURCE.column`), for the label; its own name when left out. */
  readonly originOf?: (column: string) => string;
}

/** What codes leave; a token or a constant is no code any more. */
function releasedList(
  kind: string,
  params: Readonly<Record<string, unknown>>,
  output: Label | null,
  raw: string | undefined,
): string | undefined {
  if (output === null || output.token || output.constant) return undefined;
  return kind === 'recode' ? (params['list'] as string) : raw;
}

/**
 * Columns in the order of the product file, each with its operation: a direct column without one is dropped, any other
 * is kept.
 * @throws transform/unknown-operation for a name that the schema was not made for
 */
export function compileColumns(
  product: Product,
  { operations = OPERATIONS, originOf = (name) => name }: CompileOptions = {},
): readonly CompiledColumn[] {
  return Object.entries(product.columns).map(([name, column]) => {
    const { role, op: kind, grade: _, codeList, ...params } = column;
    const op = operationOf(kind ?? (role === 'direct' ? 'drop' : 'keep'), operations);
    const source: Label = { role, constant: false, token: false, from: [originOf(name)] };
    // A verification answers questions: no column of it leaves, so none has an output.
    const effect = product.form === 'verification' ? undefined : op.effect([source], params)[0];
    const output = effect === undefined ? null : outputLabel(source, effect);
    const released = releasedList(op.kind, params, output, codeList);
    return {
      name,
      role,
      op,
      params,
      output,
      inTuple: output?.role === 'quasi',
      sensitivity: sensitivityOf(column),
      ...(codeList !== undefined && { codeList }),
      ...(released !== undefined && { releasedList: released }),
    };
  });
}

/** The quasi-identifiers of a product: names of all released columns whose output label is quasi, in file order. */
export function tupleOf(product: Product, operations: readonly Operation[] = OPERATIONS): readonly string[] {
  return compileColumns(product, { operations })
    .filter(({ inTuple }) => inTuple)
    .map(({ name }) => name);
}
