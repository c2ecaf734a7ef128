import { fail } from '@sluice/errors';

/** One record of delimited text with the line it starts on (1-based). */
export interface TextRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads delimited text (RFC 4180 with any one-character delimiter): LF or CRLF, a byte order mark is skipped, empty
 * lines are skipped, a cell that starts with `"` runs to the closing quote, `""` inside it is one quote. Nothing is
 * trimmed.
 * @throws hierarchy/syntax with the line, when a quote is not closed or is followed by more text
 */
export function readDelimited(text: string, delimiter: string, path: string): readonly TextRecord[] {
  const records: TextRecord[] = [];
  const end = text.length;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;

  while (at < end) {
    const start = line;
    const cells: string[] = [];
    let quoted = false;
    for (;;) {
      if (text[at] === '"') {
        quoted = true;
        cells.push(readQuoted());
      } else cells.push(readBare());
      if (text[at] !== delimiter) break;
      at++;
    }
    skipLineEnd();
    if (quoted || cells.length > 1 || cells[0] !== '') records.push({ cells, line: start });
  }
  return records;

  function atLineEnd(): boolean {
    return at >= end || text[at] === '\n' || (text[at] === '\r' && (at + 1 === end || text[at + 1] === '\n'));
  }

  function skipLineEnd(): void {
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
  }

  function readBare(): string {
    const from = at;
    while (text[at] !== delimiter && !atLineEnd()) at++;
    return text.slice(from, at);
  }

  function readQuoted(): string {
    const opened = line;
    let cell = '';
    at++;
    for (;;) {
      const close = text.indexOf('"', at);
      if (close < 0) syntax(opened, 'a quote is opened and never closed');
      const piece = text.slice(at, close);
      for (const character of piece) if (character === '\n') line++;
      cell += piece;
      at = close + 1;
      if (text[at] !== '"') break;
      cell += '"';
      at++;
    }
    if (text[at] !== delimiter && !atLineEnd()) syntax(line, 'a closing quote is followed by more text');
    return cell;
  }

  function syntax(where: number, what: string): never {
    return fail('input', 'hierarchy/syntax', `Hierarchy file, line ${where}: ${what}.`, {
      hint: 'Write a quote inside a quoted cell twice.',
      place: { file: path, line: where },
    });
  }
}
