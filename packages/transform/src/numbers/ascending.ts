import { z } from 'zod';

/** Schema of band edges: at least one finite number, each above the one before. */
export const ascendingEdges = z
  .array(z.number())
  .min(1)
  .check((context) => {
    context.value.forEach((edge, i) => {
      if (i > 0 && !(edge > context.value[i - 1])) {
        context.issues.push({
          code: 'custom',
          message: 'edges must ascend: each edge above the one before',
          path: [i],
          input: context.value,
          continue: true,
        });
      }
    });
  })
  .describe('edges of half-open bands [a, b), ascending; values below the first and from the last on get bands too');
