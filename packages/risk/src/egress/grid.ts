/**
 * All cells of a table and its margins as one range of numbers: each dimension has its values 0 to size - 1 and, at
 * `size`, the total over them.
 */
export interface Grid {
  /** Number of values by dimension, the total not counted. */
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  /** Product of (size + 1). */
  readonly length: number;
}

export function gridOf(sizes: readonly number[]): Grid {
  const strides = sizes.map(() => 1);
  for (let d = sizes.length - 2; d >= 0; d--) strides[d] = strides[d + 1] * (sizes[d + 1] + 1);
  return { sizes, strides, length: sizes.reduce((product, size) => product * (size + 1), 1) };
}

/** Number of the cell at these coordinates. */
export function indexAt({ strides }: Grid, at: readonly number[]): number {
  return at.reduce((sum, coordinate, d) => sum + coordinate * strides[d], 0);
}

/** Coordinate of a cell in one dimension. */
export function coordinate({ sizes, strides }: Grid, index: number, d: number): number {
  return Math.floor(index / strides[d]) % (sizes[d] + 1);
}

export function coordinatesOf(grid: Grid, index: number): number[] {
  return grid.sizes.map((_, d) => coordinate(grid, index, d));
}

/** An addition: the cell `parent` is the sum of `size` cells from `first` on, `stride` apart. */
export interface Addition {
  readonly parent: number;
  readonly first: number;
  readonly stride: number;
  readonly size: number;
}

function additionUnder({ sizes, strides }: Grid, parent: number, d: number): Addition {
  return { parent, first: parent - sizes[d] * strides[d], stride: strides[d], size: sizes[d] };
}

/** The additions that a cell takes part in: as a part, one for each dimension where it is no total; as a sum elsewhere. */
export function additionsOf(grid: Grid, index: number): readonly Addition[] {
  return grid.sizes.map((size, d) => {
    const at = coordinate(grid, index, d);
    return additionUnder(grid, index + (size - at) * grid.strides[d], d);
  });
}

/** Parts of an addition. */
export function partsOf({ first, stride, size }: Addition): number[] {
  return Array.from({ length: size }, (_, i) => first + i * stride);
}
