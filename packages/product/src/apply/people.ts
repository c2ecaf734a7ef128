import type { Subjects } from '@sluice/table';

/** The people behind some of the rows, in that order. People without a row among them are not counted. */
export function subjectsOfRows(subjects: Subjects, rows: Int32Array): Subjects {
  const next = new Int32Array(subjects.count).fill(-1);
  let count = 0;
  const ids = rows.map((row) => {
    const person = subjects.ids[row];
    if (person < 0) return -1;
    if (next[person] < 0) next[person] = count++;
    return next[person];
  });
  return { ids, count };
}
