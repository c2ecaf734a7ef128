/** Name of the source of a product that has one. */
const ONLY = 'source';

/** The column of a source behind `SOURCE.column`, or behind its own name where there is one source; else undefined. */
export function columnOf(source: string, column: string): string | undefined {
  if (source === ONLY) return column;
  return column.startsWith(`${source}.`) ? column.slice(source.length + 1) : undefined;
}
