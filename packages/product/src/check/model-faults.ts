import type { Fault } from '@sluice/errors';
import { modelOf } from '@sluice/models';
import type { Members } from '../file/members.js';
import type { Product, ProductModel } from '../file/product.js';
import { unknownColumn } from './column-faults.js';
import type { CompiledColumn } from './compile-columns.js';

/** Models against the columns that they speak of: a model over a column that is not there protects nobody. */
export function modelFaults(
  product: Product,
  columns: readonly CompiledColumn[],
  { models: members }: Members,
): readonly Fault[] {
  const { models } = product.privacy;
  const faults = models.flatMap((model, i) => [...columnOf(model, i), ...twice(model, i)]);
  const tupleIsEmpty = columns.some(({ output }) => output !== null) && !columns.some(({ inTuple }) => inTuple);
  models.forEach(({ model: kind }, i) => {
    if (!tupleIsEmpty || modelOf(kind, members)?.scope !== 'class') return;
    faults.push({
      code: 'model/no-quasi',
      message: `${kind} needs at least one released quasi-identifier: without one, all rows form a single class`,
      hint: 'give the columns by which people could be found the role quasi',
      path: ['privacy', 'models', i, 'model'],
    });
  });
  return faults;

  function columnOf({ model: kind, column: name }: ProductModel, i: number): readonly Fault[] {
    if (name === undefined) return [];
    const path = ['privacy', 'models', i, 'column'];
    const column = columns.find((candidate) => candidate.name === name);
    if (column === undefined) return [unknownColumn(name, Object.keys(product.columns), path)];
    if (column.output === null) {
      const message = `${kind} is over column \`${name}\`, which is not released`;
      return [{ code: 'model/not-released', message, hint: 'remove the model, or release the column', path }];
    }
    if (column.output.role === 'sensitive') return [];
    const message = `${kind} protects sensitive columns; \`${name}\` leaves as ${column.output.role}`;
    const hint = `write \`${name}: {role: sensitive}\`, or remove the model`;
    return [{ code: 'model/role', message, hint, path }];
  }

  function twice(model: ProductModel, i: number): readonly Fault[] {
    const same = (other: ProductModel) =>
      other.model === model.model && other.column === model.column && other['variant'] === model['variant'];
    const first = models.findIndex(same);
    if (first === i) return [];
    const over = model.column === undefined ? '' : ` over \`${model.column}\``;
    const message = `${model.model}${over} is stated twice; it stood first as entry ${first + 1}`;
    return [{ code: 'model/twice', message, hint: 'keep the stricter one', path: ['privacy', 'models', i, 'model'] }];
  }
}
