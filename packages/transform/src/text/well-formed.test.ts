import { expect, test } from 'vitest';
import { isWellFormed } from './well-formed.js';

test('text has a UTF-8 form unless it holds half a surrogate pair', () => {
  for (const good of ['', 'a', '门诊', '😀', '\ufffd', '\u{10ffff}']) expect(isWellFormed(good)).toBe(true);
  for (const bad of ['\ud83d', '\udc00', 'a\ud83d', '\udc00\ud83d', '😀\ud83d']) expect(isWellFormed(bad)).toBe(false);
});
