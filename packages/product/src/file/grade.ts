import { SENSITIVITY_AXES } from '@sluice/policy';
import { z } from 'zod';

/** How grave a column is on each axis; a member that is left out has the default of the role. */
export const gradeSchema = z.strictObject({
  personal: z
    .enum(SENSITIVITY_AXES.personal)
    .optional()
    .describe('to a person: `none` where the subject is a firm, `sensitive` for sensitive personal information'),
  state: z
    .enum(SENSITIVITY_AXES.state)
    .optional()
    .describe('to the state: `general`, `important` or `core` data (GB/T 43697-2024)'),
  trade: z.enum(SENSITIVITY_AXES.trade).optional().describe('to a firm: `secret` for a trade secret'),
});

/** `NAME@VERSION` of a code list, as the register names it. */
export const codeListSchema = z
  .string()
  .regex(/^[A-Za-z0-9._-]+@[A-Za-z0-9._-]+$/, 'expected `NAME@VERSION`, such as gbt2260@2023');
