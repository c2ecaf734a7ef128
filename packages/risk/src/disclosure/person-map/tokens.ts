export const TOKEN_BYTES = 16;

/**
 * Bytes of a record token. Tokens are compared among the rows of one person only, so that even 53 of the 64 bits leave
 * a wrong match less likely than 1e-8 for a million people of ten rows in two releases.
 */
export const RECORD_TOKEN_BYTES = 8;

/** Order of two people's tokens: byte by byte, from the first. */
export function compareTokens(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  const [from, other] = [i * TOKEN_BYTES, j * TOKEN_BYTES];
  for (let n = 0; n < TOKEN_BYTES; n++) {
    const difference = a[from + n] - b[other + n];
    if (difference !== 0) return difference;
  }
  return 0;
}

/** First six bytes of each token as one number: almost every comparison ends there. Length: people. */
export function leadingBytes(tokens: Uint8Array): Float64Array {
  const out = new Float64Array(tokens.length / TOKEN_BYTES);
  for (let p = 0; p < out.length; p++) for (let n = 0; n < 6; n++) out[p] = out[p] * 256 + tokens[p * TOKEN_BYTES + n];
  return out;
}
