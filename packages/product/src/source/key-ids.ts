import { type CodedColumn, NULL_CODE } from '@sluice/table';

/** Keys of two columns as numbers: equal keys have one number, whatever their column or spelling. */
export interface KeyIds {
  /** How many keys the left column has. */
  readonly keys: number;
  /** Length: rows; -1 where the cell is missing or blank, and on the right also where no left row has the key. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Keys of a side that stand in several of its own rows, whether the other side has them or not. */
  readonly repeated: { readonly left: number; readonly right: number };
}

const NONE = -1;

/** ASCII without blanks is its own NFKC form; most keys are such, and the test costs a tenth of the normalisation. */
const PLAIN = /^[!-~]+$/;

/** One spelling per key: compatibility forms folded (NFKC), surrounding white space off. Case tells keys apart. */
function keyOf(value: string): string {
  return PLAIN.test(value) ? value : value.normalize('NFKC').trim();
}

/** Numbers of the keys of one column: `numberOf` is asked once for each value that some row holds. */
function numbered({ codes, values }: CodedColumn, numberOf: (key: string) => number): Int32Array {
  const UNSEEN = -2;
  const numbers = new Int32Array(values.length).fill(UNSEEN);
  const ids = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (code === NULL_CODE) {
      ids[row] = NONE;
      continue;
    }
    let number = numbers[code];
    if (number === UNSEEN) {
      const key = keyOf(values[code]);
      number = key === '' ? NONE : numberOf(key);
      numbers[code] = number;
    }
    ids[row] = number;
  }
  return ids;
}

function countRepeated(ids: Int32Array, keys: number): number {
  const rows = new Uint8Array(keys);
  let repeated = 0;
  for (const id of ids) {
    if (id < 0) continue;
    if (rows[id] === 1) repeated++;
    if (rows[id] < 2) rows[id]++;
  }
  return repeated;
}

/** Maps the key columns of both sides to common numbers, once for each distinct value. */
export function keyIds(left: CodedColumn, right: CodedColumn): KeyIds {
  const known = new Map<string, number>();
  const intern = (key: string): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, known.size);
    return known.size - 1;
  };
  const leftIds = numbered(left, intern);
  const keys = known.size;
  // Keys of the right alone are numbered too: whether they repeat must not depend on the left.
  const rightIds = numbered(right, intern);
  const repeated = { left: countRepeated(leftIds, keys), right: countRepeated(rightIds, known.size) };
  for (let row = 0; row < rightIds.length; row++) if (rightIds[row] >= keys) rightIds[row] = NONE;
  return { keys, left: leftIds, right: rightIds, repeated };
}
