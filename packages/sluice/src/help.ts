import type { Command } from './command.js';
import { COMMANDS } from './commands/index.js';
import { alignColumns } from './terminal/columns.js';

const indent = (text: string) => text.replace(/^/gm, '  ');

export function helpPage(): string {
  return [
    'sluice: a compiler for privacy-preserving data products',
    '',
    'usage: sluice COMMAND ...',
    '',
    indent(alignColumns(COMMANDS.map((c) => [c.name, c.summary]))),
    '',
    '`sluice COMMAND --help` shows options and examples. Data goes to stdout, messages to stderr.',
    'exit codes: 0 good; 1 refused; 2 usage or input; 3 waits for approvals; 70 a fault of ours; 74 disk.',
    'verify: 0 good; 2 usage; 3 digest or file; 4 guarantee; 5 revoked; 6 policy; 7 log; 8 signature.',
    '',
  ].join('\n');
}

export function helpFor(command: Command): string {
  return [
    `sluice ${command.name}: ${command.summary}`,
    '',
    `usage: sluice ${command.usage}`,
    '',
    indent(alignColumns(command.optionHelp)),
    '',
    'examples:',
    indent(command.examples.join('\n')),
    '',
  ].join('\n');
}
