import type { Fault } from '@sluice/errors';
import { modelOf } from '@sluice/models';
import type { Members } from '../file/members.js';
import type { Product } from '../file/product.js';
import type { CompiledColumn } from './compile-columns.js';
import { searchSees } from './search-sees.js';

/** Models that say how the run is made: the product must leave it no other way. */
export function runFaults(product: Product, columns: readonly CompiledColumn[], members: Members): readonly Fault[] {
  return product.privacy.models.flatMap(({ model: kind, ...params }, i) => {
    const needs = modelOf(kind, members.models)?.needs(params);
    const path = ['privacy', 'models', i, 'model'];
    return [
      ...(needs?.blind ? blindFaults(product, kind, path) : []),
      ...(needs?.sample ? sampleFaults(product, columns, kind, path) : []),
    ];
  });
}

type Path = NonNullable<Fault['path']>;

function blindFaults(product: Product, kind: string, path: Path): readonly Fault[] {
  const blind = searchSees(product) === 'quasi' && product.privacy.failing === 'refuse';
  if (blind) return [];
  const message = `${kind} holds only where no choice depends on sensitive values`;
  return [{ code: 'model/run', message, hint: 'write `search: {sees: quasi}` and `failing: refuse`', path }];
}

/** Conditions of SafePub that the product file shows (Bild et al. 2018). */
function sampleFaults(
  product: Product,
  columns: readonly CompiledColumn[],
  kind: string,
  path: Path,
): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (message: string, hint: string, at: Path = path) =>
    faults.push({ code: 'model/run', message, hint, path: at });
  for (const { name, op, params, output, inTuple } of columns) {
    if (output !== null && !inTuple)
      add(`${kind} protects quasi-identifiers only, and \`${name}\` leaves as ${output.role}`, 'drop the column', [
        'columns',
        name,
      ]);
    if (inTuple && op.kind === 'generalize' && params['level'] === undefined)
      add(`${kind} needs levels that do not depend on the data; \`${name}\` has none`, 'pin it: `level: N`', [
        'columns',
        name,
      ]);
  }
  const { rows, people } = product.privacy.suppression;
  if (rows < 1 || people < 1)
    add(`under ${kind} a refusal for too much suppression would tell of the data`, 'write `suppression: 1`', [
      'privacy',
      'suppression',
    ]);
  return faults;
}
