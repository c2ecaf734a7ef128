import { resolve } from 'node:path';
import { type Fault, SluiceError } from '@sluice/errors';
import {
  type Engine,
  type LoadedSource,
  loadFile,
  loadTable,
  loadTables,
  type Members,
  type Planned,
  type Product,
  type ProductText,
  placeFaults,
  planProduct,
  typesOf,
} from '@sluice/product';
import type { ArrowInput } from '@sluice/table';
import { type KeyRing, keyRing, nodeKeyIo } from './key-ring.js';
import { readTextFrom } from './read-text.js';

export interface SessionOptions {
  /** Directory that relative paths of the product start at. */
  readonly directory: string;
  /** Table passed by a program; the product's own source when left out. */
  readonly table?: ArrowInput;
  /** Tables passed by a program for the product's `sources`, by name; the files that these name when left out. */
  readonly tables?: Readonly<Record<string, ArrowInput>>;
  /** Parsed text of the product file, to place faults in. */
  readonly text?: ProductText;
  readonly showOffenders?: (column: string, values: readonly string[]) => void;
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  /** Operations, models, losses and channels that a program brings beside the built-in ones. */
  readonly members?: Members;
  /** Levels by quasi-identifier, of an earlier plan. */
  readonly levels?: Readonly<Record<string, number>>;
}

/** Adds line and column to the faults of a stage that knows only paths. */
export async function placing<T>(text: ProductText | undefined, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (text && error instanceof SluiceError) {
      const faults: readonly Fault[] = placeFaults(error.faults, text);
      throw new SluiceError(error.kind, faults);
    }
    throw error;
  }
}

/** Reads the source: what was passed, or the files that the product names. */
export function readSource(product: Product, engine: Engine, options: SessionOptions): Promise<LoadedSource> {
  return placing(options.text, async () => {
    if (options.tables !== undefined) return loadTables(product, options.tables);
    if (options.table !== undefined) return loadTable(options.table, product.source.record);
    return loadFile(product, options.directory, engine, options.signal);
  });
}

/** Plans with keys and hierarchy files read from this machine. */
export async function planHere(
  product: Product,
  source: LoadedSource,
  engine: Engine,
  options: SessionOptions,
): Promise<{ readonly planned: Planned; readonly keys: KeyRing }> {
  const keys = keyRing(product, nodeKeyIo(options.directory));
  try {
    const planned = await placing(options.text, () =>
      planProduct(product, source, {
        io: {
          readText: readTextFrom(options.directory),
          keyFor: keys.keyFor,
          ...(options.showOffenders && { showOffenders: options.showOffenders }),
        },
        readPopulation: (path, columns) =>
          engine.readTable(resolve(options.directory, path), {
            types: Object.fromEntries(Object.entries(typesOf(product)).filter(([name]) => columns.includes(name))),
            columns: Object.keys(product.columns),
            ...(options.signal && { signal: options.signal }),
          }),
        ...(options.members && { members: options.members }),
        ...(options.levels && { levels: options.levels }),
        ...(options.signal && { signal: options.signal }),
        ...(options.onProgress && { onProgress: options.onProgress }),
      }),
    );
    return { planned, keys };
  } finally {
    keys.wipe();
  }
}
