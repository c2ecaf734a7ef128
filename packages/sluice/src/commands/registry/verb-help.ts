import { alignColumns } from '../../terminal/columns.js';
import type { Verb } from './verb.js';
import { labelled } from './wrap.js';

const indent = (text: string) => text.replace(/^/gm, '  ');

/** Page of one verb. */
export function verbHelp({ name, summary, usage, optionHelp, examples }: Verb): string {
  return [
    labelled(`sluice registry ${name}:`, `${summary.en}\n${summary.zh}`, 0),
    '',
    labelled('usage:', `sluice registry ${usage}`, 7),
    '',
    indent(
      alignColumns([
        ...optionHelp,
        ['--registry LOCATION', 'folder or postgres:// address of the registry; else SLUICE_REGISTRY'],
        ['--json', 'result as JSON on stdout'],
      ]),
    ),
    '',
    'examples:',
    indent(examples.join('\n')),
    '',
  ].join('\n');
}
