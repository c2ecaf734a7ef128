import type { ParseArgsConfig } from 'node:util';
import type { Fault } from '@sluice/errors';
import type { Style } from './terminal/style.js';

/** Where a command reads and writes: data on stdout, messages on stderr. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Shows one fault; with a code frame where the text of the product file is given (never that of a table). */
  readonly fault: (fault: Fault, source?: string) => void;
  /** The stream that progress is drawn on. */
  readonly stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  readonly style: Style;
  readonly signal: AbortSignal;
}

export interface ParsedArgs {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** One command of the command line: a frozen object, one a file. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands behind `sluice NAME`. */
  readonly usage: string;
  readonly positionals: { readonly least: number; readonly most: number };
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** A line for each option, in help. */
  readonly optionHelp: readonly (readonly [string, string])[];
  readonly examples: readonly string[];
  /** Returns the exit code; throws SluiceError for everything that goes wrong. */
  run(args: ParsedArgs, terminal: Terminal): Promise<number>;
}
