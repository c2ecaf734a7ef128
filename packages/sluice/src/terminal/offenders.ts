import type { Terminal } from '../command.js';

/** Most values to print: enough to see the pattern. */
const MOST = 50;

/** Prints values that a hierarchy lacks, because the owner asked to see them. JSON text keeps control characters out. */
export function showOffendersOn(terminal: Terminal): (column: string, values: readonly string[]) => void {
  return (column, values) => {
    terminal.err(`values of "${column}" that its hierarchy lacks:\n`);
    for (const value of values.slice(0, MOST)) terminal.err(`  ${JSON.stringify(value)}\n`);
    if (values.length > MOST) terminal.err(`  … and ${values.length - MOST} more\n`);
  };
}
