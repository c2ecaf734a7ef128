import { fail } from '@sluice/errors';
import { z } from 'zod';
import { countText } from '../columns/count-text.js';
import { mapValues, type Offenders } from '../columns/map-values.js';
import { canonicalNumber, decimalOf, decimalText, parseDecimal } from '../numbers/decimal.js';
import { roundToStep } from '../numbers/round.js';
import type { Operation } from '../operation.js';
import { oneColumn } from './one-column.js';

const params = z.strictObject({
  to: z.number().positive().describe('step: outputs are multiples of it, such as 10 or 0.5'),
  mode: z
    .enum(['half-even', 'half-up', 'floor'])
    .default('half-even')
    .describe('what happens half way: to the even multiple, away from zero; or always down'),
});

export type RoundParams = z.infer<typeof params>;

/**
 * Rounds numbers to multiples of a step, in exact decimal arithmetic: the text `0.15` is fifteen hundredths, not the
 * double beside it. Whole numbers to a whole step stay integers of any size; all else becomes a canonical decimal.
 * Zero never has a sign.
 * @throws transform/not-a-number with counts, when a value is no decimal number or leaves the range of a double
 */
export const round: Operation<RoundParams> = Object.freeze<Operation<RoundParams>>({
  kind: 'round',
  params,
  inputs: 1,
  outputs: 1,
  per: 'value',
  properties: Object.freeze({ needsKey: false, reversible: false, deterministic: true, injective: false }),
  effect: (labels) => labels,
  apply(columns, { to, mode }) {
    const column = oneColumn(columns, 'round');
    const whole = column.type === 'integer' && Number.isInteger(to);
    const step = decimalOf(to);
    const output = (value: string): string | undefined => {
      const decimal = parseDecimal(value);
      if (!decimal) return undefined;
      const text = decimalText(roundToStep(decimal, step, mode));
      if (whole) return text;
      const number = Number(text);
      return Number.isFinite(number) ? canonicalNumber(number) : undefined;
    };
    return [mapValues(column, whole ? 'integer' : 'decimal', output, { refuse: notNumbers })];

    function notNumbers(offenders: Offenders): never {
      return fail(
        'input',
        'transform/not-a-number',
        `Column '${column.name}': operation 'round' expects finite numbers; ${countText(offenders, column)} are none.`,
        { hint: 'Mend the values at the source, or drop the column.', path: ['columns', column.name, 'op'] },
      );
    }
  },
  publicParams: ({ to, mode }) => ({ to, mode }),
});
