import { viewOf } from '@sluice/product';
import { carryOver, priceOfPeriod, type RegistryView, revenueOf } from '@sluice/registry';
import { moneyText } from './money.js';
import { yearOf } from './options.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';
import { labelled } from './wrap.js';

/** Revenue of a product in a year beside what its price permits. Amounts in minor units. */
async function accountOf(view: RegistryView, product: string, period: string) {
  const revenue = await revenueOf(view, product, period);
  const price = (await priceOfPeriod(view, { product, period, useClass: 'industry' }))?.body;
  if (price === undefined) return revenue;
  const { maxRevenue, carriedOver } = price;
  return {
    ...revenue,
    maximum: maxRevenue,
    carriedIn: carriedOver,
    carryOver: carryOver(maxRevenue, carriedOver, revenue.amount),
  };
}

export const revenueVerb: Verb = Object.freeze<Verb>({
  name: 'revenue',
  summary: { zh: '产品年度收入与准许收入', en: 'revenue of a product in a year against its permitted maximum' },
  usage: 'revenue PRODUCT --period YEAR',
  positionals: { least: 1, most: 1 },
  options: { period: { type: 'string' } },
  optionHelp: [['--period YEAR', 'year of the use']],
  examples: ['sluice registry revenue sme-credit --period 2026'],
  async run(args, terminal) {
    const { positionals, values } = args;
    const period = yearOf(values, 'period');
    const account = await withRegistry(args, (registry) =>
      accountOf(viewOf(registry, (args.now ?? new Date()).toISOString()), positionals[0], period),
    );
    if (values['json']) {
      terminal.out(`${JSON.stringify(account)}\n`);
      return 0;
    }
    const money = (amount: number) => moneyText(amount, account.currency, account.exponent);
    const lines: (readonly [string, string])[] = [['revenue', money(account.amount)]];
    if ('maximum' in account)
      lines.push(
        ['maximum', money(account.maximum)],
        ['carried in', money(account.carriedIn)],
        ['headroom', money(account.headroom ?? 0)],
        ['to carry over', money(account.carryOver)],
      );
    else lines.push(['maximum', 'no price for industry in this year']);
    terminal.out(
      `${positionals[0]}, ${period}\n${lines.map(([name, text]) => labelled(`  ${name}`, text, 18)).join('\n')}\n`,
    );
    if (account.overMaximum)
      terminal.err(`${terminal.style.yellow('above the maximum')}: the excess is deducted in the next period\n`);
    return 0;
  },
});
