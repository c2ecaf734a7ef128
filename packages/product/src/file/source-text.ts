import type { Place } from '@sluice/errors';

/** The text that a person wrote, with a way from offsets to places. Offsets are UTF-16 indices into `text`. */
export interface SourceText {
  readonly text: string;
  readonly file?: string;
  /** Place of `[start, end)`: line and column 1-based, in characters; the length ends with the line. */
  placeAt(start: number, end: number): Place;
  /** The line of an offset, 1-based; cheaper than the place, whose column has to be counted. */
  lineAt(offset: number): number;
}

/** Length of a text in characters (code points), not in UTF-16 units. */
function characters(text: string): number {
  return [...text].length;
}

/** Finds the starts of lines once, so that each place costs a binary search. */
export function sourceText(text: string, file?: string): SourceText {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);

  function lineOf(offset: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    text,
    ...(file !== undefined && { file }),
    lineAt: (offset) => lineOf(offset) + 1,
    placeAt(start, end) {
      const line = lineOf(start);
      const lineEnd = line + 1 < starts.length ? starts[line + 1] - 1 : text.length;
      const marked = text.slice(start, Math.min(end, lineEnd)).trimEnd();
      return {
        ...(file !== undefined && { file }),
        line: line + 1,
        column: characters(text.slice(starts[line], start)) + 1,
        length: Math.max(1, characters(marked)),
      };
    },
  };
}
