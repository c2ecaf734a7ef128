import type { Fault } from '@sluice/errors';
import { nearest } from '../file/nearest.js';
import type { Product } from '../file/product.js';
import { sourcesOf } from '../source/join-keys.js';
import { type RecordKeyColumn, recordKeyOf } from '../source/record-key.js';

const MOST_COMPARISONS = 100_000;

/**
 * Columns of the table against columns of the product, both ways. Names from the table are printed only where at least
 * half of the product's columns are among them: else its first row may be data, and its «names» values of a person.
 * @param names columns of the table, in its order
 */
export function tableFaults(product: Product, names: readonly string[]): readonly Fault[] {
  const listed = Object.keys(product.columns);
  const present = new Set(names);
  const found = listed.filter((name) => present.has(name));
  const declared = sourcesOf(product).every(({ source }) => Array.isArray(source.header));
  if (!declared && found.length * 2 < listed.length)
    return [headerFault(found.length, listed.length, product.join === undefined ? ['source', 'file'] : ['sources'])];

  const unlisted = names.filter((name) => !Object.hasOwn(product.columns, name));
  const absent = listed.filter((name) => !present.has(name));
  // Every absent name is compared with every surplus one: for tables of thousands of columns that is too much.
  const comparable = absent.length * unlisted.length <= MOST_COMPARISONS ? unlisted : [];
  const meant = new Set<string>();
  const missing = absent.map((name): Fault => {
    const near = nearest(
      name,
      comparable.filter((candidate) => !meant.has(candidate)),
    );
    if (near !== undefined) meant.add(near);
    const where = declared ? 'the names of `source.header`' : 'the columns of the table';
    return {
      code: 'column/missing',
      message: `column \`${name}\` is not among ${where}`,
      hint: near === undefined ? 'correct the name, or remove the column' : `did you mean \`${near}\`?`,
      path: ['columns', name],
    };
  });
  const noKey = recordKeyOf(product, names).filter(({ name }) => !present.has(name));
  const faults = [...missing, ...noKey.map(keyFault)];
  if (product.unlisted === 'drop') return faults;
  // A column that a misspelt name stands for is one mistake, not two.
  const surplus = unlisted.filter((name) => !meant.has(name));
  return [...faults, ...surplus.map(unlistedFault)];
}

function keyFault({ name, path }: RecordKeyColumn): Fault {
  return {
    code: 'source/key-column',
    message: `the key names the column \`${name}\`, which is not among the columns of the table`,
    hint: 'correct the name, or leave `key` out: rows are then told apart by their content',
    path,
  };
}

function unlistedFault(name: string): Fault {
  return {
    code: 'column/unlisted',
    message: `column \`${name}\` of the table is not listed in the product`,
    hint: 'give it a role under `columns`, or write `unlisted: drop` to leave out all that are not named',
    path: ['columns'],
  };
}

function headerFault(found: number, listed: number, path: NonNullable<Fault['path']>): Fault {
  return {
    code: 'source/header',
    message: `only ${found} of the ${listed} columns of the product are columns of the table: its first row may hold data, not names`,
    hint: 'for a file without a header row write the names: `header: [name, …]`; what stands there is not shown, as it may be data',
    path,
  };
}
