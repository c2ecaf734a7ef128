import { coordinatesOf, type Grid } from '../grid.js';

/** Boxes that are looked at around one cell; in a large table of many dimensions there are far more. */
const MOST_BOXES = 20_000;

/** Corners of a box: moving one unit on to the even ones and off the odd ones changes no total. */
export interface BoxCorners {
  /** The cell itself first. */
  readonly even: readonly number[];
  readonly odd: readonly number[];
}

/**
 * Boxes around an inner cell: the cell, another value in every dimension, and all corners between. (The hypercube
 * method of cell suppression rests on them: Repsilber 1994; Giessing & Repsilber 2002.)
 */
export function* boxesAround(grid: Grid, index: number): Iterable<BoxCorners> {
  const at = coordinatesOf(grid, index);
  const others = grid.sizes.map((size, d) => Array.from({ length: size }, (_, v) => v).filter((v) => v !== at[d]));
  const boxes = others.reduce((product, { length }) => product * length, 1);
  for (let box = 0; box < Math.min(boxes, MOST_BOXES); box++) {
    let even = [index];
    let odd: number[] = [];
    let rest = box;
    for (const [d, values] of others.entries()) {
      const move = (values[rest % values.length] - at[d]) * grid.strides[d];
      rest = Math.floor(rest / values.length);
      const [moved, movedOdd] = [even.map((i) => i + move), odd.map((i) => i + move)];
      even = [...even, ...movedOdd];
      odd = [...odd, ...moved];
    }
    yield { even, odd };
  }
}
