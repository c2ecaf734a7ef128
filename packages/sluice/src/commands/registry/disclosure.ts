import { fail } from '@sluice/errors';
import { viewOf } from '@sluice/product';
import { type Disclosure, disclosure } from '@sluice/registry';
import { fitTable } from './fit-table.js';
import { moneyText } from './money.js';
import { newDirectory } from './new-directory.js';
import { needText, textOf, yearOf } from './options.js';
import { disclosurePage } from './pages/disclosure-page.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

function describe({ organisation, year, agreements, products, usage, releases }: Disclosure): string {
  const rows = usage.map((u) => [
    ...[u.product, u.useClass, String(u.entries), String(u.calls)],
    moneyText(u.amount, u.currency, u.exponent),
  ]);
  return [
    `${organisation.id}, ${year}`,
    `agreements ${agreements.length}, products ${products.length}, releases ${releases.length}`,
    ...(rows.length === 0 ? ['no use'] : ['', fitTable(['product', 'use', 'entries', 'calls', 'amount'], rows)]),
  ].join('\n');
}

export const disclosureVerb: Verb = Object.freeze<Verb>({
  name: 'disclosure',
  summary: { zh: '授权运营年度信息披露', en: 'yearly disclosure of authorised operation, from the records' },
  usage: 'disclosure --year YEAR --role implementer|operator --organisation ID [--out DIR]',
  positionals: { least: 0, most: 0 },
  options: {
    year: { type: 'string' },
    role: { type: 'string' },
    organisation: { type: 'string' },
    out: { type: 'string' },
  },
  optionHelp: [
    ['--year YEAR', 'year of the use'],
    ['--role ROLE', 'implementer or operator: which side of the agreements'],
    ['--organisation ID', 'who discloses'],
    ['--out DIR', 'disclosure.json and pages in zh and en; DIR must not be there yet'],
  ],
  examples: ['sluice registry disclosure --year 2026 --role operator --organisation data-group --out disclosure-2026'],
  async run(args, terminal) {
    const { values } = args;
    const year = yearOf(values, 'year');
    const role = needText(values, 'role', 'implementer|operator');
    if (role !== 'implementer' && role !== 'operator')
      return fail('input', 'usage/role', '--role: expected implementer or operator');
    const organisation = needText(values, 'organisation', 'ID');
    const report = await withRegistry(args, (registry) =>
      disclosure(viewOf(registry, (args.now ?? new Date()).toISOString()), year, role, organisation),
    );
    const out = textOf(values, 'out');
    if (out !== undefined)
      await newDirectory(out, {
        'disclosure.json': new TextEncoder().encode(`${JSON.stringify(report, undefined, 2)}\n`),
        'disclosure.zh.html': disclosurePage('zh', report),
        'disclosure.en.html': disclosurePage('en', report),
      });
    if (values['json']) terminal.out(`${JSON.stringify(report)}\n`);
    else {
      terminal.out(`${describe(report)}\n`);
      if (out !== undefined) terminal.err(`${terminal.style.green('written')} ${out}\n`);
    }
    return 0;
  },
});
