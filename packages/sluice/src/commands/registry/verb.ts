import type { Command, Terminal } from '../../command.js';

/** What a verb was given: positionals after its name, and its options. */
export interface VerbArgs {
  readonly positionals: readonly string[];
  /** Text, `true` for a flag, or a list for an option that may stand several times. */
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** The present time; the clock of this machine where it is left out. */
  readonly now?: Date;
}

/** One verb of `sluice registry`: a frozen object, one a file. `--registry` and `--json` are known to all. */
export interface Verb {
  readonly name: string;
  /** One line, in both languages. */
  readonly summary: { readonly zh: string; readonly en: string };
  /** What stands behind `sluice registry`, in one line. */
  readonly usage: string;
  readonly positionals: { readonly least: number; readonly most: number };
  readonly options: Command['options'];
  readonly optionHelp: Command['optionHelp'];
  readonly examples: readonly string[];
  /** Returns the exit code; throws SluiceError for everything that goes wrong. */
  run(args: VerbArgs, terminal: Terminal): Promise<number>;
}
