import { fail } from '@sluice/errors';

/** Delimiters that are looked for where none is declared. */
const CANDIDATES = [',', ';', '\t', '|'] as const;
const NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' };

/** How often each candidate occurs outside quotes. */
function counts(record: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let inside = false;
  for (const character of record) {
    if (character === '"') inside = !inside;
    else if (!inside && NAMES[character]) found.set(character, (found.get(character) ?? 0) + 1);
  }
  return found;
}

/**
 * The delimiter of a file, from its first record alone: the candidate that occurs most often in it.
 * @param fields how many fields the record must have, where that is known
 * @throws `source/delimiter` where two occur equally often
 */
export function findDelimiter(record: string, file: string, fields?: number): string {
  const found = counts(record);
  const fitting = CANDIDATES.filter((c) => fields === undefined || (found.get(c) ?? 0) === fields - 1);
  const ranked = (fitting.length > 0 ? fitting : [...CANDIDATES]).sort(
    (a, b) => (found.get(b) ?? 0) - (found.get(a) ?? 0),
  );
  const most = found.get(ranked[0]) ?? 0;
  if (most > 0 && ranked[1] !== undefined && found.get(ranked[1]) === most) {
    fail(
      'input',
      'source/delimiter',
      `${file}, line 1: ${NAMES[ranked[0]]} and ${NAMES[ranked[1]]} occur equally often`,
      {
        hint: 'declare the delimiter of the source',
        place: { file, line: 1 },
      },
    );
  }
  return most === 0 ? ',' : ranked[0];
}

/**
 * Checks a declared delimiter.
 * @throws `source/delimiter`
 */
export function checkDelimiter(delimiter: string): void {
  if (/^[\x01-\x09\x0b\x0c\x0e-\x21\x23-\x7f]$/.test(delimiter)) return;
  fail('input', 'source/delimiter', 'the delimiter must be one ASCII character other than a quote or a line end', {
    hint: 'use a comma, a semicolon, a tab or a vertical bar',
    path: ['source', 'delimiter'],
  });
}

/**
 * The fields of the first record.
 * @throws `source/quotes`, `source/unclosed-quote`
 */
export function parseHeader(record: string, delimiter: string, file: string): string[] {
  const names: string[] = [];
  const refuse = (code: string, says: string): never =>
    fail('input', code, `${file}, line 1: ${says}`, {
      hint: 'quote a name as a whole, double each quote in it, and put no line break into it',
      place: { file, line: 1 },
    });
  let at = 0;
  for (;;) {
    if (record[at] === '"') {
      const field = /^"((?:[^"]|"")*)"/.exec(record.slice(at));
      if (field === null) return refuse('source/unclosed-quote', 'a quote is opened and never closed');
      names.push(field[1].replaceAll('""', '"'));
      at += field[0].length;
      if (at < record.length && record[at] !== delimiter) return refuse('source/quotes', 'text after a closing quote');
    } else {
      const next = record.indexOf(delimiter, at);
      const name = record.slice(at, next === -1 ? undefined : next);
      if (name.includes('"')) return refuse('source/quotes', 'a quote inside an unquoted name');
      names.push(name);
      at = next === -1 ? record.length : next;
    }
    if (at === record.length) return names;
    at++;
  }
}
