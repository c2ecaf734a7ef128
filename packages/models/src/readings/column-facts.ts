import { fail } from '@sluice/errors';
import type { ClassFacts, ValueFacts } from '../model.js';

/**
 * Facts of the sensitive column that a model names.
 * @throws SluiceError `models/no-values` when the caller did not read that column: a fault of the program
 */
export function columnFacts(classes: ClassFacts, column: string): ValueFacts {
  const facts = classes.values?.get(column);
  if (facts) return facts;
  return fail('internal', 'models/no-values', `the values of the column "${column}" by class were not counted`, {
    hint: 'pass the columns that `needs` names in `values`',
  });
}
