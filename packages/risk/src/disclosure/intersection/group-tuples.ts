import { type Grouping, groupWords, layoutWords, packWords } from '@sluice/table';

/** Groups rows by equal tuples of codes; group numbers count up in order of first appearance. */
export function groupTuples(columns: readonly Int32Array[], cardinalities: readonly number[], rows: number): Grouping {
  const most = cardinalities.reduce((a, b) => Math.max(a, b), 0);
  const same = Int32Array.from({ length: most }, (_, i) => i);
  const layout = layoutWords(cardinalities);
  const words = packWords(
    columns,
    columns.map(() => same),
    cardinalities,
    rows,
    layout,
  );
  return groupWords(words, layout.products, rows);
}

/** Members of each group, sparse: those of g are `members[starts[g]] .. members[starts[g + 1] - 1]`. */
export interface Members {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/** Sorts members by their group: linear, and stable. */
export function membersOf(ids: Int32Array, size: number): Members {
  const starts = new Int32Array(size + 1);
  for (const id of ids) starts[id + 1]++;
  for (let g = 0; g < size; g++) starts[g + 1] += starts[g];
  const next = starts.slice(0, size);
  const members = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) members[next[ids[i]]++] = i;
  return { starts, members };
}
