import { expect, test } from 'vitest';
import { displayWidth, harmless } from './display.js';
import { maskSecrets } from './mask-secrets.js';

test.each([
  ['abc', 3],
  ['门诊', 4],
  ['ｆｕｌｌ', 8],
  ['e\u0301', 1],
  ['한글', 4],
  ['😀', 2],
  ['“”…', 3],
])('%s takes %d columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('control and direction characters are replaced one by one', () => {
  expect(harmless('a\u001b[31mb\u202ec\u0085')).toBe('a\ufffd[31mb\ufffdc\ufffd');
});

test.each([
  [
    '  id: {role: direct, op: pseudonym, key: hunter2hunter2}',
    '  id: {role: direct, op: pseudonym, key: **************}',
  ],
  ['key: "a b, c"', 'key: ********'],
  ['"key": "abc"}', '"key": *****}'],
  ["  sign: 'abc'", '  sign: *****'],
  ['  key: env:CLINIC_KEY', '  key: env:CLINIC_KEY'],
  ['  sign: file:keys/owner.pem', '  sign: file:keys/owner.pem'],
  ['auditor: AGE-SECRET-KEY-1ABC', 'auditor: *******************'],
  ['monkey: business', 'monkey: business'],
])('%s', (line, masked) => {
  expect(maskSecrets(line)).toBe(masked);
});
