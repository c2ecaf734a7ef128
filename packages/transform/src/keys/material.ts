import { hexToBytes } from '@noble/hashes/utils.js';

const HEX = /^[0-9A-Fa-f]+$/;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** Text of bytes that are all printable ASCII but for one line end, which editors and shells add. */
function printable(bytes: Uint8Array): string | undefined {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  const line = text.replace(/\r?\n$/, '');
  return /^[\x20-\x7e]*$/.test(line) ? line : undefined;
}

/**
 * Key material from the content of a file or variable: hex digits, else base64 (also base64url, padded or not), else
 * the bytes themselves. Text of hex digits alone is never read as base64, which would make 24 bytes look like 36.
 * @returns new bytes; `undefined` when an odd number of hex digits is left over
 */
export function keyMaterial(content: Uint8Array): Uint8Array | undefined {
  const text = printable(content);
  // Not `slice`: a Buffer's shares its memory.
  if (text === undefined) return Uint8Array.from(content);
  if (HEX.test(text)) return text.length % 2 === 0 ? hexToBytes(text) : undefined;
  const body = text.replace(/=+$/, '');
  const padded = body.length === text.length || text.length % 4 === 0;
  if (BASE64.test(text) && padded && body.length % 4 !== 1) {
    const binary = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  }
  return Uint8Array.from(content.subarray(0, text.length));
}
