import { z } from 'zod';

/** A number, text or flag of the product file. Which of them a column takes is the checker's to say. */
export const operandSchema = z.union([z.number(), z.string().max(200), z.boolean()]);
