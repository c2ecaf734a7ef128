import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Fault, type FaultKind, fail, SluiceError } from '@sluice/errors';
import type { Command, ParsedArgs, Terminal } from './command.js';
import { COMMANDS } from './commands/index.js';
import { helpFor, helpPage } from './help.js';
import { VERSION } from './version.js';

const EXIT: Readonly<Record<FaultKind, number>> = { refused: 1, input: 2, waits: 3, internal: 70, io: 74 };

function parse(command: Command, argv: readonly string[]): ParsedArgs {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: command.options, allowPositionals: true });
    if (positionals.length < command.positionals.least || positionals.length > command.positionals.most)
      throw new Error('positionals');
    return { positionals, values: values as ParsedArgs['values'] };
  } catch {
    return fail('input', 'usage/arguments', `expected: sluice ${command.usage}`, {
      hint: `\`sluice ${command.name} --help\` shows examples`,
    });
  }
}

function commandOf(name: string | undefined): Command {
  const command = COMMANDS.find((c) => c.name === name);
  if (command) return command;
  const names = COMMANDS.map((c) => c.name).join(', ');
  return fail('input', 'usage/command', `expected a command: ${names}`, {
    hint: '`sluice --help` shows what each does',
  });
}

/**
 * Text of the product file, where the fault lies in it. A fault may as well lie in a table or a hierarchy: a frame of
 * those would print data.
 */
function productText(fault: Fault, argv: readonly string[]): string | undefined {
  const { file, line } = fault.place ?? {};
  if (file === undefined || line === undefined || !argv.includes(file)) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Tells of a failure: faults as JSON on stdout where `--json` was asked for, else as text on stderr. */
function report(error: unknown, argv: readonly string[], terminal: Terminal): number {
  // An error that is not ours may quote data, so only its kind is told.
  const known =
    error instanceof SluiceError
      ? error
      : new SluiceError('internal', {
          code: 'internal/unexpected',
          message: `an unexpected ${error instanceof Error ? error.name : 'error'} stopped the work`,
          hint: 'this is a fault of ours: please report it with the command and the product file, without data',
        });
  const exitCode = EXIT[known.kind];
  if (argv.includes('--json'))
    terminal.out(`${JSON.stringify({ ok: false, kind: known.kind, exitCode, faults: known.faults })}\n`);
  else for (const fault of known.faults) terminal.fault(fault, productText(fault, argv));
  return exitCode;
}

/** Runs one command line. Returns the exit code; never throws. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(helpPage());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    terminal.out(`${VERSION}\n`);
    return 0;
  }
  try {
    const command = commandOf(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.out(helpFor(command));
      return 0;
    }
    return await command.run(parse(command, rest), terminal);
  } catch (error) {
    return report(error, rest, terminal);
  }
}
