import { displayWidth, harmless } from '@sluice/product';
import { COLUMNS } from './fit-table.js';

/**
 * Breaks a text into lines of at most `width` columns: at blanks where there are any, else between characters, as
 * Chinese is broken.
 */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(harmless(line), width));
}

function wrapLine(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(/(?<= )/)) {
    const needed = displayWidth(word.trimEnd());
    if (used > 0 && used + needed > width && needed <= width) {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
    }
    for (const character of word) {
      const own = displayWidth(character);
      if (used + own > width && character !== ' ') {
        lines.push(current.trimEnd());
        current = '';
        used = 0;
      }
      current += character;
      used += own;
    }
  }
  return [...lines, current.trimEnd()];
}

/** `name  text`, the text wrapped under itself so that no line is wider than 100 columns. */
export function labelled(name: string, text: string, indent: number): string {
  const label = harmless(name);
  const start = Math.max(indent, displayWidth(label) + 2);
  const [first, ...rest] = wrap(text, COLUMNS - start);
  const pad = ' '.repeat(start);
  return [`${label}${' '.repeat(start - displayWidth(label))}${first}`, ...rest.map((line) => pad + line)]
    .map((line) => line.trimEnd())
    .join('\n');
}
