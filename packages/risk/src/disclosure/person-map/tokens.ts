export const TOKEN_BYTES = 16;

/** Order of two people's tokens: byte by byte, from the first. */
export function compareTokens(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  const [from, other] = [i * TOKEN_BYTES, j * TOKEN_BYTES];
  for (let n = 0; n < TOKEN_BYTES; n++) {
    const difference = a[from + n] - b[other + n];
    if (difference !== 0) return difference;
  }
  return 0;
}
