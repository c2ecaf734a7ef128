import type { Fault } from '@sluice/errors';

/**
 * A released pseudonym of a direct column links the rows of a person, so the unit of protection is the person's set of
 * tuples. Classes of single rows say nothing about that set as soon as it differs within a person: the rule needs the
 * data, so the planner asks it.
 * @param tupleVariesPerPerson a person has rows in two classes, or people differ in their number of rows
 */
export function linkedRowsFault(hasToken: boolean, tupleVariesPerPerson: boolean): Fault | undefined {
  if (!hasToken || !tupleVariesPerPerson) return undefined;
  return {
    code: 'label/linked-rows',
    message: 'a pseudonym links the rows of a person, and together they tell more than the class of each row',
    hint: 'drop the pseudonym, or release one row a person; protection of linked rows is not built in this version',
    path: ['columns'],
  };
}
