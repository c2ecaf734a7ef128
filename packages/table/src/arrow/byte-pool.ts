/** Distinct byte strings, numbered in order of first use. */
export interface BytePool {
  /** Code of `bytes[start..end)`; the bytes are copied when they are new. Amortised O(end - start). */
  intern(bytes: Uint8Array, start: number, end: number): number;
  /** The strings as text, by code; `undefined` when one of them is not UTF-8. */
  texts(): string[] | undefined;
}

/** Bytes decoded in one call: a call of the decoder costs as much as a few hundred bytes. */
const BLOCK = 1 << 22;

/**
 * Dictionary-encodes text without making a JavaScript string of each cell: an open-addressing hash table over bytes
 * (multiplicative hash, linear probing, load at most 1/2), then one decoding of the distinct values.
 */
export function bytePool(): BytePool {
  let slots = new Int32Array(1 << 10).fill(-1);
  let mask = slots.length - 1;
  let hashes = new Int32Array(512);
  let starts = new Float64Array(513);
  let pool = new Uint8Array(1 << 14);
  let count = 0;
  let end = 0;

  function grow(): void {
    const wider = new Int32Array(hashes.length * 2);
    wider.set(hashes);
    hashes = wider;
    const widerStarts = new Float64Array(hashes.length + 1);
    widerStarts.set(starts);
    starts = widerStarts;
    slots = new Int32Array(hashes.length * 2).fill(-1);
    mask = slots.length - 1;
    for (let code = 0; code < count; code++) {
      let slot = hashes[code] & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
  }

  function reserve(length: number): void {
    if (end + length <= pool.length) return;
    const wider = new Uint8Array(Math.max(pool.length * 2, end + length));
    wider.set(pool.subarray(0, end));
    pool = wider;
  }

  function same(code: number, bytes: Uint8Array, from: number, length: number): boolean {
    const at = starts[code];
    if (starts[code + 1] - at !== length) return false;
    for (let i = 0; i < length; i++) if (pool[at + i] !== bytes[from + i]) return false;
    return true;
  }

  function intern(bytes: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 13;
    let slot = hash & mask;
    for (let code = slots[slot]; code !== -1; code = slots[slot]) {
      if (hashes[code] === hash && same(code, bytes, from, to - from)) return code;
      slot = (slot + 1) & mask;
    }
    reserve(to - from);
    for (let i = from; i < to; i++) pool[end++] = bytes[i];
    slots[slot] = count;
    hashes[count++] = hash;
    starts[count] = end;
    if (count === hashes.length) grow();
    return count - 1;
  }

  return { intern, texts: () => decode(pool, starts, count) };
}

/** Decodes many strings that lie one after the other. Returns `undefined` unless each of them is UTF-8 by itself. */
function decode(pool: Uint8Array, starts: Float64Array, count: number): string[] | undefined {
  // A byte order mark at the start of a value is a character of the value.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const out = new Array<string>(count);
  for (let first = 0; first < count; ) {
    let last = first + 1;
    while (last < count && starts[last + 1] - starts[first] <= BLOCK) last++;
    let block: string;
    try {
      block = decoder.decode(pool.subarray(starts[first], starts[last]));
    } catch {
      return undefined;
    }
    let at = 0;
    for (let code = first; code < last; code++) {
      // The block is valid, so a string is valid unless it begins inside a character.
      if (starts[code] < starts[code + 1] && (pool[starts[code]] & 0xc0) === 0x80) return undefined;
      const next = at + utf16Length(pool, starts[code], starts[code + 1]);
      out[code] = block.slice(at, next);
      at = next;
    }
    first = last;
  }
  return out;
}

/** Length in UTF-16 units of valid UTF-8: one a character, two for those of four bytes. */
function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
