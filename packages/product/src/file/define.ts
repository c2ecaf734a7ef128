import { SluiceError } from '@sluice/errors';
import { BUILT_IN, type Members } from './members.js';
import type { Product, ProductInput } from './product.js';
import { productSchema } from './schema.js';
import { schemaFaults } from './schema-faults.js';
import { parseWithNotes } from './zod-issues.js';

/**
 * Makes a product of an object, with the same schema and the same defaults as a product file.
 * @throws SluiceError of kind `input` with all faults of the schema, each with its path
 */
export function defineProduct(input: ProductInput, members: Members = BUILT_IN): Product {
  const parsed = parseWithNotes(productSchema(members), input);
  if (parsed.ok) return parsed.value;
  throw new SluiceError('input', schemaFaults(parsed.notes, input, members));
}
