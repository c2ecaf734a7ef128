import type { Fault, Result } from '@sluice/errors';
import { capFaults } from './cap-faults.js';
import { BUILT_IN, type Members } from './members.js';
import { placeFaults } from './place-faults.js';
import type { Product } from './product.js';
import { type ProductText, readDocument } from './read-document.js';
import { productSchema } from './schema.js';
import { schemaFaults } from './schema-faults.js';
import { parseWithNotes } from './zod-issues.js';

export interface ParseOptions {
  /** Name of the file, for places only: nothing is read from disk. */
  readonly file?: string;
  /** What the product file may name; the built-in members by default. */
  readonly members?: Members;
}

/** The product, or what is wrong; and the text with a way to place later faults in it. */
export type ParsedProduct = Result<Product> & { readonly source: ProductText };

/**
 * Reads a product file, YAML 1.2 or JSON, of at most 1 MiB. Two phases: where the syntax is broken, all its faults are
 * reported and nothing else; else all faults of the schema. Never throws; places are 1-based.
 */
export function parseProduct(input: string | Uint8Array, options: ParseOptions = {}): ParsedProduct {
  const { value, faults, source } = readDocument(input, options.file);
  if (faults.length > 0) return { ok: false, faults, source };
  if (value === null) {
    const fault: Fault = { code: 'schema/empty', message: 'expected a product, found an empty file', path: [] };
    return { ok: false, faults: placeFaults([fault], source), source };
  }
  const { members = BUILT_IN } = options;
  const schema = productSchema(members);
  const parsed = attempt(() => parseWithNotes(schema, value));
  if (parsed === undefined) {
    const fault: Fault = { code: 'schema/too-many', message: 'there are more mistakes than can be listed', path: [] };
    return { ok: false, faults: placeFaults([fault], source), source };
  }
  if (parsed.ok) return { ok: true, value: parsed.value, warnings: [], source };
  return {
    ok: false,
    faults: placeFaults(capFaults(schemaFaults(parsed.notes, value, members), 'schema'), source),
    source,
  };
}

/** Zod spreads its issues over arguments: some hundred thousand of them exhaust the stack. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
