import { compareTokens, leadingBytes } from '../person-map/tokens.js';
import type { PersonMap } from '../person-map.js';

/** The people of several maps, each once. */
export interface JoinedPeople {
  readonly count: number;
  /** Per map, the joined number of each of its people. */
  readonly numberOf: readonly Int32Array[];
}

/** Merges people by their tokens, which every map has in ascending order. Linear in people times maps. */
export function joinPeople(maps: readonly PersonMap[]): JoinedPeople {
  const lead = maps.map(({ tokens }) => leadingBytes(tokens));
  const numberOf = maps.map(({ people }) => new Int32Array(people));
  const next = new Int32Array(maps.length);
  const order = (m: number, other: number) =>
    lead[m][next[m]] - lead[other][next[other]] ||
    compareTokens(maps[m].tokens, next[m], maps[other].tokens, next[other]);
  let count = 0;
  for (;;) {
    let least: number[] = [];
    for (let m = 0; m < maps.length; m++) {
      if (next[m] === maps[m].people) continue;
      const side = least.length === 0 ? -1 : order(m, least[0]);
      if (side < 0) least = [m];
      else if (side === 0) least.push(m);
    }
    if (least.length === 0) return { count, numberOf };
    for (const m of least) numberOf[m][next[m]++] = count;
    count++;
  }
}
