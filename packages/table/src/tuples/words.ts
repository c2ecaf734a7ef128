/** Largest product of cardinalities that one 32-bit word holds. */
const WORD = 2 ** 32;

/**
 * How the columns of a tuple share 32-bit words: column c adds `code * 1` at its place in the mixed radix of its word.
 * `products[w]` is the number of codes that word w can take.
 */
export interface WordLayout {
  readonly words: readonly (readonly number[])[];
  readonly products: readonly number[];
}

/** Packs columns greedily, in order; a column never straddles two words. Any number of columns is allowed. */
export function layoutWords(cardinalities: readonly number[]): WordLayout {
  const words: number[][] = [];
  const products: number[] = [];
  cardinalities.forEach((cardinality, column) => {
    const size = Math.max(1, cardinality);
    const last = words.length - 1;
    if (last >= 0 && products[last] * size <= WORD) {
      words[last].push(column);
      products[last] *= size;
    } else {
      words.push([column]);
      products.push(size);
    }
  });
  return { words, products };
}

/**
 * Writes one word per row: word = ((c0 * n1 + c1) * n2 + c2) ..., where ci = maps[i][columns[i][row]].
 * @param columns codes from 0, length: at least `rows`
 * @param maps per column, from code to code at the wanted level
 * @param cardinalities per column, number of codes after mapping
 */
function packWord(
  columns: readonly Int32Array[],
  maps: readonly Int32Array[],
  cardinalities: readonly number[],
  rows: number,
): Uint32Array {
  const out = new Uint32Array(rows);
  // Three columns a pass: fewer trips over `out`, and few enough arrays for V8 to keep in registers.
  for (let c = 0; c < columns.length; c += 3) {
    const a = columns[c];
    const ma = maps[c];
    const na = cardinalities[c];
    if (c + 2 < columns.length) {
      const [b, d, mb, md, nb, nd] = [
        columns[c + 1],
        columns[c + 2],
        maps[c + 1],
        maps[c + 2],
        cardinalities[c + 1],
        cardinalities[c + 2],
      ];
      for (let i = 0; i < rows; i++) {
        const head = (Math.imul(out[i], na) + ma[a[i]]) | 0;
        out[i] = Math.imul((Math.imul(head, nb) + mb[b[i]]) | 0, nd) + md[d[i]];
      }
    } else if (c + 1 < columns.length) {
      const [b, mb, nb] = [columns[c + 1], maps[c + 1], cardinalities[c + 1]];
      for (let i = 0; i < rows; i++) out[i] = Math.imul((Math.imul(out[i], na) + ma[a[i]]) | 0, nb) + mb[b[i]];
    } else {
      for (let i = 0; i < rows; i++) out[i] = Math.imul(out[i], na) + ma[a[i]];
    }
  }
  return out;
}

/**
 * Packs rows of codes into words.
 * @param columns codes per column, from 0; length: at least `rows`
 * @param maps per column, from code to code at the wanted level
 * @param cardinalities per column, number of codes after mapping
 * @returns one array of `rows` words per word of the layout
 */
export function packWords(
  columns: readonly Int32Array[],
  maps: readonly Int32Array[],
  cardinalities: readonly number[],
  rows: number,
  layout: WordLayout = layoutWords(cardinalities),
): Uint32Array[] {
  return layout.words.map((members) =>
    packWord(
      members.map((c) => columns[c]),
      members.map((c) => maps[c]),
      members.map((c) => cardinalities[c]),
      rows,
    ),
  );
}
