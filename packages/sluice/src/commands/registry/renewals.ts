import { viewOf } from '@sluice/product';
import { settingsOf } from '@sluice/registry';
import { fitTable } from './fit-table.js';
import { integerOf } from './options.js';
import { type Renewal, renewalsWithin } from './renewals-within.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

const WORDS: Readonly<Record<Renewal['what'], string>> = {
  'runs-out': 'runs out',
  'review-due': 'review due',
  'update-overdue': 'update overdue',
};

export const renewalsVerb: Verb = Object.freeze<Verb>({
  name: 'renewals',
  summary: { zh: '即将到期或逾期的事项', en: 'what runs out, is to be reviewed, or is overdue' },
  usage: 'renewals [--within DAYS]',
  positionals: { least: 0, most: 0 },
  options: { within: { type: 'string' } },
  optionHelp: [['--within DAYS', 'how far to look ahead; `renewalDays` of the settings when left out']],
  examples: ['sluice registry renewals --within 90'],
  async run(args, terminal) {
    const { values } = args;
    const now = (args.now ?? new Date()).toISOString();
    const given = integerOf(values, 'within', 0, 3660);
    const { within, renewals } = await withRegistry(args, async (registry) => {
      const view = viewOf(registry, now);
      const days = given ?? (await settingsOf(view)).renewalDays.value;
      return { within: days, renewals: await renewalsWithin(view, now.slice(0, 10), days) };
    });
    if (values['json']) terminal.out(`${JSON.stringify({ day: now.slice(0, 10), within, renewals })}\n`);
    else if (renewals.length === 0) terminal.err(`nothing within ${within} days\n`);
    else {
      const rows = renewals.map(({ kind, id, what, day, days }) => [id, kind, WORDS[what], day, String(days)]);
      terminal.out(`${fitTable(['id', 'kind', 'what', 'day', 'days'], rows)}\n`);
    }
    return 0;
  },
});
