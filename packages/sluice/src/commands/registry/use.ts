import { randomBytes } from 'node:crypto';
import { fail } from '@sluice/errors';
import { frozenProducts, type ReleaseBody, type StoredRecord, type UsageBody } from '@sluice/registry';
import { bookUsage, type Use } from './book-usage.js';
import { moneyText } from './money.js';
import { ACTOR_HELP, ACTOR_OPTIONS, actorFrom, dayFrom, integerOf, needText, textOf } from './options.js';
import type { Verb, VerbArgs } from './verb.js';
import { withRegistry } from './with-registry.js';

const CLASSES = ['public-governance', 'public-welfare', 'industry'] as const;

function useFrom(args: VerbArgs): Use {
  const { positionals, values } = args;
  const most = Number.MAX_SAFE_INTEGER;
  const calls = integerOf(values, 'calls', 0, most);
  if (calls === undefined) fail('input', 'usage/missing-option', 'expected --calls N');
  const useClass = CLASSES.find((name) => name === (textOf(values, 'use-class') ?? 'industry'));
  if (useClass === undefined) fail('input', 'usage/use-class', `--use-class: expected ${CLASSES.join(', ')}`);
  const day = textOf(values, 'day') ?? dayFrom(args);
  const optional = (name: 'rows' | 'quantity' | 'amount') => {
    const number = integerOf(values, name, 0, most);
    return number === undefined ? {} : { [name]: number };
  };
  const corrects = textOf(values, 'corrects');
  return {
    id: textOf(values, 'id') ?? `use-${day}-${randomBytes(6).toString('hex')}`,
    release: positionals[0],
    recipient: needText(values, 'recipient', 'ID'),
    day,
    calls,
    useClass,
    currency: textOf(values, 'currency') ?? 'CNY',
    exponent: integerOf(values, 'exponent', 0, 4) ?? 2,
    ...optional('rows'),
    ...optional('quantity'),
    ...optional('amount'),
    ...(corrects !== undefined && { corrects }),
  };
}

export const useVerb: Verb = Object.freeze<Verb>({
  name: 'use',
  summary: { zh: '登记一次使用（只存区间）', en: 'book a use of a release, rows in a band' },
  usage:
    'use RELEASE --recipient ID --calls N [--rows N] [--quantity N] [--amount N] [--use-class CLASS] [--day DAY] [--corrects ID] [--id ID]',
  positionals: { least: 1, most: 1 },
  options: {
    recipient: { type: 'string' },
    calls: { type: 'string' },
    rows: { type: 'string' },
    quantity: { type: 'string' },
    amount: { type: 'string' },
    'use-class': { type: 'string' },
    day: { type: 'string' },
    currency: { type: 'string' },
    exponent: { type: 'string' },
    corrects: { type: 'string' },
    id: { type: 'string' },
    ...ACTOR_OPTIONS,
  },
  optionHelp: [
    ['--recipient ID', 'who used it'],
    ['--calls N', 'how many calls or deliveries'],
    ['--rows N', 'rows delivered, of which only the band is stored; 0 when left out'],
    ['--quantity N', 'products, months or years, where the price is by them'],
    ['--amount N', 'minor units charged; refused where the price says otherwise'],
    ['--use-class CLASS', 'public-governance, public-welfare (free), or industry (the default)'],
    ['--day DAY', 'day of use; today when left out'],
    ['--currency C, --exponent E', 'of a free use where there is no price; CNY and 2 when left out'],
    ['--corrects ID', 'earlier entry that this one takes the place of'],
    ['--id ID', 'id of the entry; made up when left out'],
    ...ACTOR_HELP,
  ],
  examples: ['sluice registry use rel-0123456789abcdef0123456789abcdef --recipient bank --calls 120'],
  async run(args, terminal) {
    const { values } = args;
    const use = useFrom(args);
    const { record, frozen } = await withRegistry(args, (registry) =>
      registry.write(async (tx) => {
        const record = await bookUsage(tx, use, actorFrom(values));
        const release = (await tx.get('release', use.release)) as StoredRecord<ReleaseBody>;
        return { record, frozen: (await frozenProducts(tx)).get(release.body.product) };
      }),
    );
    const body = record.body as UsageBody;
    if (values['json']) terminal.out(`${JSON.stringify({ ...record, ...(frozen && { frozen }) })}\n`);
    else {
      const money = moneyText(body.amount, body.currency, body.exponent);
      terminal.err(`${terminal.style.green('booked')} ${record.id}: ${money}, rows ${body.rowsBand}\n`);
      // What has happened is booked all the same: a book that leaves uses out is worth nothing.
      if (frozen)
        terminal.fault({
          severity: 'warning',
          code: 'use/frozen',
          message: `new deliveries of this product are frozen by ${frozen.join(', ')}`,
          hint: 'stop delivering until the concern is resolved',
        });
    }
    return 0;
  },
});
