import { peopleLost, type RolledUp } from '@sluice/table';
import type { SuppressionLimit } from './node.js';

/** Rows and people that go with the failing classes. `failing[c]` is 1 where class c goes. */
export function suppressedBy(
  { size, rows, people }: Pick<RolledUp, 'size' | 'rows' | 'people'>,
  failing: Uint8Array,
): SuppressionLimit {
  let sum = 0;
  for (let c = 0; c < size; c++) if (failing[c]) sum += rows[c];
  return { rows: sum, people: people ? peopleLost(people, failing) : 0 };
}

/** Whether that is within the limit. An empty release is no solution, whatever share may be suppressed. */
export function withinLimit(gone: SuppressionLimit, limit: SuppressionLimit, rows: number): boolean {
  return gone.rows < rows && gone.rows <= limit.rows && gone.people <= limit.people;
}
