/** A number with three significant digits at most; whole from a hundred on. */
export function short(number) {
  if (Math.abs(number) >= 100) return Math.round(number).toLocaleString('en');
  return String(Number(number.toPrecision(number >= 10 ? 3 : 2)));
}

/** `median [first quartile, third quartile]`, and `void` where the machine was too busy to tell. */
export function spread({ median, q1, q3, void: isVoid }) {
  return `${short(median)} [${short(q1)}, ${short(q3)}]${isVoid ? ' void' : ''}`;
}

/** Prints rows under a header; the first column to the left, numbers to the right. */
export function printTable(title, header, rows) {
  const cells = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, c) => Math.max(...cells.map((row) => row[c].length)));
  const line = (row) => row.map((text, c) => (c === 0 ? text.padEnd(widths[c]) : text.padStart(widths[c]))).join('  ');
  console.log(`\n${title}\n${cells.map((row) => `  ${line(row)}`).join('\n')}`);
}

/** The same as Markdown. */
export function markdownTable(header, rows) {
  const line = (row) => `| ${row.join(' | ')} |`;
  return [line(header), line(header.map((_, c) => (c === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
