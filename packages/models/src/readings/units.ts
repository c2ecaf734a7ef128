import { fail } from '@sluice/errors';
import type { ClassFacts } from '../model.js';

/** What counts in a class: people where the product names a subject, else rows. */
export function unitsOf({ people, rows }: ClassFacts): Float64Array {
  return people ?? rows;
}

/**
 * Rows of the population table per class.
 * @throws SluiceError `models/no-population` when the caller did not count them: a fault of the program
 */
export function populationOf(classes: ClassFacts, model: string): Float64Array {
  return (
    classes.population ??
    fail('internal', 'models/no-population', `${model}: the population was not counted by class`, {
      hint: 'pass the table that `needs` names in `population`',
    })
  );
}
