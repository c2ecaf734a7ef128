import type { Fault } from '@sluice/errors';
import { type HierarchySpec, hierarchyShape } from '@sluice/transform';
import { nearest } from '../file/nearest.js';
import type { Product } from '../file/product.js';
import { namesIn, sourcesOf } from '../source/join-keys.js';
import type { CompiledColumn } from './compile-columns.js';

/** Faults of single columns: equal names, names elsewhere that are no column, levels, and a product of nothing. */
export function columnFaults(product: Product, columns: readonly CompiledColumn[]): readonly Fault[] {
  const faults = [...sameNames(product), ...unknownNames(product), ...columns.flatMap(levelFaults)];
  if (product.form !== 'verification' && columns.every(({ output }) => output === null)) {
    faults.push({
      code: 'column/none-released',
      message: 'no column is released: each is direct without an operation, or dropped',
      hint: 'give at least one column another role or operation',
      path: ['columns'],
    });
  }
  return faults;
}

/** Names that differ only in case are one name to file systems, databases and most readers. */
function sameNames(product: Product): readonly Fault[] {
  const first = new Map<string, string>();
  const faults: Fault[] = [];
  for (const name of Object.keys(product.columns)) {
    const folded = name.normalize('NFC').toLowerCase();
    const earlier = first.get(folded);
    if (earlier === undefined) first.set(folded, name);
    else {
      faults.push({
        code: 'column/same-name',
        message: `columns \`${earlier}\` and \`${name}\` differ only in case or in Unicode form`,
        hint: 'rename one of them at the source',
        path: ['columns', name],
      });
    }
  }
  return faults;
}

/** Names under a source must be names of its columns, and each stands once. */
function unknownNames(product: Product): readonly Fault[] {
  return sourcesOf(product).flatMap(({ name: sourceName, source, path }) => {
    const { header, types = {} } = source;
    const listed = namesIn(product, sourceName);
    const known = Array.isArray(header) ? [...header, ...listed] : listed;
    const faults = Object.keys(types)
      .filter((name) => !known.includes(name))
      .map((name): Fault => unknownColumn(name, known, [...path, 'types', name]));
    if (Array.isArray(header)) {
      header.forEach((name, i) => {
        if (header.indexOf(name) === i) return;
        const message = `column \`${name}\` stands twice in \`${path.join('.')}.header\``;
        faults.push({ code: 'column/twice', message, hint: 'names must differ', path: [...path, 'header', i] });
      });
    }
    return faults;
  });
}

/** A name that should be one of the product's columns. */
export function unknownColumn(name: string, known: readonly string[], path: NonNullable<Fault['path']>): Fault {
  const near = nearest(name, known);
  return {
    code: 'column/unknown',
    message: `there is no column \`${name}\` under \`columns\``,
    hint: near === undefined ? 'name a column that is listed there' : `did you mean \`${near}\`?`,
    path,
  };
}

/** Levels that the product file alone shows to be wrong; those of a hierarchy file are known to the planner only. */
function levelFaults({ name, op, params, output, inTuple }: CompiledColumn): readonly Fault[] {
  if (op.kind !== 'generalize') return [];
  const shape = hierarchyShape(params['hierarchy'] as HierarchySpec);
  const faults: Fault[] = [];
  for (const bound of ['level', 'min', 'max'] as const) {
    const level = params[bound];
    if (shape === undefined || typeof level !== 'number' || level < shape.levels) continue;
    faults.push({
      code: 'column/level',
      message: `\`${bound}\` of column \`${name}\` is ${level}, but its hierarchy has levels 0 to ${shape.levels - 1}`,
      hint: shape.star ? 'the last one is the implicit `*`' : 'add a level to the hierarchy, or lower the number',
      path: ['columns', name, bound],
    });
  }
  if (output !== null && !inTuple && params['level'] === undefined) {
    faults.push({
      code: 'column/level-open',
      message: `column \`${name}\` is no quasi-identifier, so the search does not choose its level`,
      hint: 'pin it: `level: 1`',
      path: ['columns', name],
    });
  }
  return faults;
}
