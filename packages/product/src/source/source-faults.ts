import type { Fault } from '@sluice/errors';
import { nearest } from '../file/nearest.js';
import type { Product } from '../file/product.js';

/** `source`, or `sources` with a `join` over both of them: what the product file alone shows to be wrong. */
export function sourceFaults({ source, sources, join }: Product): readonly Fault[] {
  if (sources === undefined) {
    if (join === undefined) return [];
    const message = '`join` needs `sources`: two tables, each with a name';
    return [{ code: 'source/no-sources', message, hint: 'write `sources: {NAME: {file: PATH}, …}`', path: ['join'] }];
  }
  const names = Object.keys(sources);
  const faults: Fault[] = [];
  const add = (what: string, message: string, hint: string, path: NonNullable<Fault['path']>) =>
    faults.push({ code: `source/${what}`, message, hint, path });
  if (Object.keys(source).length > 0)
    add('both', '`source` and `sources` stand side by side', 'keep `source` for one table, `sources` for a join', [
      'source',
    ]);
  if (join === undefined) {
    add('no-join', '`sources` needs a `join` that says how they belong together', 'write `join: {left, right, on}`', [
      'sources',
    ]);
    return faults;
  }
  for (const side of ['left', 'right'] as const) {
    const name = join[side];
    if (Object.hasOwn(sources, name)) continue;
    const near = nearest(name, names);
    const hint = near === undefined ? 'name one that is listed there' : `did you mean \`${near}\`?`;
    add('unknown', `there is no source \`${name}\` under \`sources\``, hint, ['join', side]);
  }
  if (join.left === join.right)
    add('joined-to-itself', 'the join names one source twice', 'name two sources', ['join', 'right']);
  for (const name of names)
    if (name !== join.left && name !== join.right && faults.length === 0)
      add('unused', `source \`${name}\` is not joined: a join is of two`, 'remove it, or join beforehand', [
        'sources',
        name,
      ]);
  return faults;
}
