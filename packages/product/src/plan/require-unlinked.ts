import type { NodeFacts } from '@sluice/anonymize';
import type { Subjects } from '@sluice/table';
import type { CompiledColumn } from '../check/compile-columns.js';
import { linkedRowsFault } from '../check/linked-rows.js';
import { refuseFaults } from './refuse.js';

/** With a released token, a person's rows are linked: for now they must tell no more than one row of each person. */
export function requireUnlinked(
  columns: readonly CompiledColumn[],
  subjects: Subjects | undefined,
  { classes: { people } }: NodeFacts,
): void {
  const hasToken = columns.some((c) => c.role === 'direct' && c.output?.token === true && !c.output.constant);
  if (!hasToken) return;
  let varies = people === undefined || people.starts.length > 1;
  if (subjects) {
    const rowsOf = new Int32Array(subjects.count);
    for (const person of subjects.ids) if (person >= 0) rowsOf[person]++;
    varies ||= rowsOf.some((n) => n !== rowsOf[0]);
  }
  const fault = linkedRowsFault(hasToken, varies);
  if (fault) refuseFaults([fault]);
}
