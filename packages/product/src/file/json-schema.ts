import { z } from 'zod';
import { BUILT_IN, type Members } from './members.js';
import { productSchema } from './schema.js';

/**
 * JSON Schema (draft 7, which the editors' YAML server reads best) of the product file as a person writes it. It knows
 * shapes and names; rules across several places are those of `check`.
 */
export function productJsonSchema(members: Members = BUILT_IN): Record<string, unknown> {
  const schema = z.toJSONSchema(productSchema(members), {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // The object without a tag: any tag at all belongs to another branch.
      if (zodSchema._zod.def.type === 'undefined') jsonSchema.not = {};
    },
  });
  return { ...schema, title: 'Sluice product file' };
}
