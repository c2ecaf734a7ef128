/** Rows sorted into groups of equal key; group ids count up in order of first appearance. */
export interface Grouping {
  /** Group of each row. Length: rows. */
  readonly ids: Int32Array;
  /** A row of each group, its first. Length: groups. */
  readonly first: Int32Array;
}

/** A table of all keys is used up to this size whatever the rows: it fits the cache. */
const SMALL_TABLE = 2 ** 17;

function groupDirect(keys: Uint32Array, rows: number, product: number): Grouping {
  const slot = new Int32Array(product).fill(-1);
  const ids = new Int32Array(rows);
  const first = new Int32Array(Math.min(rows, product));
  let size = 0;
  for (let i = 0; i < rows; i++) {
    const key = keys[i];
    let id = slot[key];
    if (id < 0) {
      id = size++;
      slot[key] = id;
      first[id] = i;
    }
    ids[i] = id;
  }
  return { ids, first: first.slice(0, size) };
}

/** Odd constant of Fibonacci hashing (2^32 / golden ratio). */
const FIBONACCI = 0x9e3779b1;

function mix(h: number, word: number): number {
  let x = Math.imul(h ^ word, FIBONACCI);
  x ^= x >>> 15;
  return Math.imul(x, 0x85ebca6b) ^ (x >>> 13);
}

function hashRow(words: readonly Uint32Array[], row: number): number {
  let h = 0;
  for (let w = 0; w < words.length; w++) h = mix(h, words[w][row]);
  return h;
}

function equalRows(words: readonly Uint32Array[], a: number, b: number): boolean {
  for (let w = 0; w < words.length; w++) if (words[w][a] !== words[w][b]) return false;
  return true;
}

/** Buffers that live on from call to call: a search groups thousands of times, and fresh ones would keep the collector busy. */
const scratch = { slots: new Int32Array(0), first: new Int32Array(0), hashes: new Int32Array(0) };

function reserve(capacity: number): void {
  if (scratch.slots.length < capacity) scratch.slots = new Int32Array(capacity);
  scratch.slots.fill(-1, 0, capacity);
}

function extend(size: number): void {
  for (const name of ['first', 'hashes'] as const) {
    if (scratch[name].length >= size) continue;
    const larger = new Int32Array(Math.max(4096, size, scratch[name].length * 2));
    larger.set(scratch[name]);
    scratch[name] = larger;
  }
}

/** Puts `size` groups into a cleared table of the given capacity. */
function rehash(size: number, capacity: number): void {
  reserve(capacity);
  const { slots, hashes } = scratch;
  for (let g = 0; g < size; g++) {
    let place = hashes[g] & (capacity - 1);
    while (slots[place] >= 0) place = (place + 1) & (capacity - 1);
    slots[place] = g;
  }
}

/** Open addressing with linear probing; the table grows with the groups, not with the rows, to stay in the cache. */
function groupHashed(words: readonly Uint32Array[], rows: number): Grouping {
  let capacity = 4096;
  reserve(capacity);
  extend(4096);
  let { slots, first, hashes } = scratch;
  const ids = new Int32Array(rows);
  let size = 0;
  const one = words.length === 1 ? words[0] : undefined;
  for (let i = 0; i < rows; i++) {
    const h = one ? mix(0, one[i]) : hashRow(words, i);
    let at = h & (capacity - 1);
    let id = slots[at];
    while (id >= 0) {
      const j = first[id];
      if (one ? one[j] === one[i] : hashes[id] === h && equalRows(words, j, i)) break;
      at = (at + 1) & (capacity - 1);
      id = slots[at];
    }
    if (id < 0) {
      id = size++;
      slots[at] = id;
      if (id === first.length) {
        extend(size);
        ({ first, hashes } = scratch);
      }
      first[id] = i;
      hashes[id] = h;
      if (size * 2 > capacity) {
        capacity *= 2;
        rehash(size, capacity);
        ({ slots } = scratch);
      }
    }
    ids[i] = id;
  }
  const grouping = { ids, first: first.slice(0, size) };
  release();
  return grouping;
}

/** Buffers above this are given back: one large table must not hold memory for good. */
const KEPT = 2 ** 22;

function release(): void {
  if (scratch.slots.length <= KEPT) return;
  scratch.slots = new Int32Array(0);
  scratch.first = new Int32Array(0);
  scratch.hashes = new Int32Array(0);
}

/**
 * Groups rows by equal words: linear in rows, whatever the number of words.
 * @param words one array of `rows` 32-bit words per word of the key
 * @param products number of values that each word can take, from the layout
 */
export function groupWords(words: readonly Uint32Array[], products: readonly number[], rows: number): Grouping {
  if (words.length === 0) return { ids: new Int32Array(rows), first: new Int32Array(rows > 0 ? 1 : 0) };
  if (words.length === 1 && products[0] <= Math.max(SMALL_TABLE, 4 * rows))
    return groupDirect(words[0], rows, products[0]);
  return groupHashed(words, rows);
}

/** How many rows each group has. Length: groups. */
export function groupSizes(grouping: Grouping): Uint32Array {
  const sizes = new Uint32Array(grouping.first.length);
  for (let i = 0; i < grouping.ids.length; i++) sizes[grouping.ids[i]]++;
  return sizes;
}
