import type { Fault } from '@sluice/errors';
import { expect, test } from 'vitest';
import { renderFault } from './render.js';

const fault = (more: Partial<Fault> = {}): Fault => ({ code: 'family/what', message: 'expected more', ...more });

test('without a place only what and the remedy are said', () => {
  expect(renderFault(fault({ hint: 'add more' }))).toBe('error[family/what]: expected more\n  = help: add more');
});

test('marks stand under full-width text, after tabs, and under combining marks', () => {
  const place = { file: 'p.yaml', line: 2, column: 6, length: 3 };
  expect(renderFault(fault({ place }), 'a\n\t门e\u0301：诊断x')).toBe(
    [
      'error[family/what]: expected more',
      ' --> p.yaml:2:6',
      '  |',
      '2 |     门e\u0301：诊断x',
      '  |          ^^^^^',
    ].join('\n'),
  );
});

test('the gutter is as wide as the number of the line', () => {
  const lines = renderFault(fault({ place: { line: 120, column: 1 } }), `${'\n'.repeat(119)}x`).split('\n');
  expect(lines.slice(1)).toEqual(['   --> product:120:1', '    |', '120 | x', '    | ^']);
});

test('a place beyond the text is named but not shown', () => {
  expect(renderFault(fault({ place: { file: 'p', line: 9, column: 9 } }), 'x')).toBe(
    'error[family/what]: expected more\n --> p:9:9',
  );
});

test('of a very long line only the surroundings are shown', () => {
  const source = `${'a'.repeat(5000)}MARK${'b'.repeat(5000)}`;
  const shown = renderFault(fault({ place: { line: 1, column: 5001, length: 4 } }), source).split('\n');
  expect(shown[3]).toBe(`1 | …${'a'.repeat(80)}MARK${'b'.repeat(80)}…`);
  expect(shown[4].indexOf('^')).toBe(shown[3].indexOf('MARK'));
});

test('warnings say so; colours are added on request only', () => {
  const warning = fault({ severity: 'warning' });
  expect(renderFault(warning)).toBe('warning[family/what]: expected more');
  expect(renderFault(warning, undefined, { colour: true })).toContain('\u001b[1;33mwarning[family/what]\u001b[0m');
});

test('nothing in a message, a hint, a name or a line steers the terminal', () => {
  const evil = 'x\u001b[2J\u202e';
  const shown = renderFault(fault({ message: evil, hint: evil, place: { file: evil, line: 1, column: 1 } }), evil);
  expect(shown).not.toMatch(/[\u001b\u202e]/);
});
