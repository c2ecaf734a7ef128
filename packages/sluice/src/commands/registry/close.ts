import type { PriceBody } from '@sluice/registry';
import { closePeriod } from './close-period.js';
import { moneyText } from './money.js';
import { ACTOR_HELP, ACTOR_OPTIONS, actorFrom, yearOf } from './options.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

export const closeVerb: Verb = Object.freeze<Verb>({
  name: 'close',
  summary: { zh: '结束价格周期并起草下一期', en: "close a product's year and draft the prices of the next" },
  usage: 'close PRODUCT --period YEAR [--early] [--as NAME] [--role ROLE]',
  positionals: { least: 1, most: 1 },
  options: { period: { type: 'string' }, early: { type: 'boolean' }, ...ACTOR_OPTIONS },
  optionHelp: [
    ['--period YEAR', 'the year to close'],
    ['--early', 'although it is not over: its later uses then have no price'],
    ...ACTOR_HELP,
  ],
  examples: ['sluice registry close sme-credit --period 2026'],
  async run(args, terminal) {
    const { positionals, values } = args;
    const how = { actor: actorFrom(values), early: values['early'] === true };
    const period = yearOf(values, 'period');
    const closed = await withRegistry(args, (registry) =>
      registry.write((tx) => closePeriod(tx, positionals[0], period, how)),
    );
    if (values['json']) {
      terminal.out(`${JSON.stringify(closed)}\n`);
      return 0;
    }
    terminal.err(`${terminal.style.green('closed')} ${closed.closed.join(', ')}\n`);
    for (const { id, body } of closed.next) {
      const { carriedOver, currency, exponent } = body as PriceBody;
      terminal.err(`  draft ${id}: carried over ${moneyText(carriedOver, currency, exponent)}\n`);
    }
    return 0;
  },
});
