import { dirname } from 'node:path';
import { duckdbEngine } from '@sluice/duckdb';
import { fail, SluiceError } from '@sluice/errors';
import { type Engine, type HistoryKeys, loadFile } from '@sluice/product';
import type { SourceBody, StoredRecord } from '@sluice/registry';
import { type ColumnType, compact, logicalDigest } from '@sluice/table';
import { readProduct } from '../../wiring/read-product.js';
import { historyFrom } from '../../wiring/records.js';
import { ACTOR_HELP, ACTOR_OPTIONS, actorFrom, dayFrom, textOf, textsOf } from './options.js';
import type { Verb, VerbArgs } from './verb.js';
import { withRegistry } from './with-registry.js';

const TYPES: readonly ColumnType[] = ['string', 'integer', 'decimal', 'boolean', 'date', 'timestamp'];

function typesFrom(values: VerbArgs['values']): Readonly<Record<string, ColumnType>> {
  return Object.fromEntries(
    textsOf(values, 'type').map((text) => {
      const at = text.lastIndexOf('=');
      const type = TYPES.find((name) => name === text.slice(at + 1));
      if (at < 1 || type === undefined)
        return fail('input', 'usage/type', `expected --type column=type, the type one of ${TYPES.join(', ')}`);
      return [text.slice(0, at), type];
    }),
  );
}

/** Keys of the secret that `--secret` or else the product names; the caller wipes them. */
function secretOf(reference: string | undefined, directory: string): HistoryKeys {
  if (reference === undefined)
    return fail('input', 'source/no-secret', 'a commitment is made under a secret, and none is named', {
      hint: 'name it in the product (`history:`), or pass --secret env:NAME or file:PATH',
    });
  return historyFrom(reference, directory);
}

interface Committed {
  readonly digest: string;
  readonly keys: HistoryKeys;
}

/** Logical digest of the table, as a product reads it or as a plain file, and the keys to commit to it. */
async function digestOf(
  engine: Engine,
  id: string,
  values: VerbArgs['values'],
  signal: AbortSignal,
): Promise<Committed> {
  const [file, path, history] = [textOf(values, 'file'), textOf(values, 'product'), textOf(values, 'secret')];
  if ((file === undefined) === (path === undefined))
    return fail('input', 'usage/missing-option', 'expected either --file TABLE or --product PRODUCT');
  if (file !== undefined) {
    const keys = secretOf(history, process.cwd());
    const table = await engine.readTable(file, { types: typesFrom(values), signal });
    return { keys, digest: logicalDigest(compact(table)) };
  }
  const parsed = readProduct(path!);
  if (!parsed.ok) throw new SluiceError('input', parsed.faults);
  const own = parsed.value.history;
  const keys = history === undefined ? secretOf(own, dirname(path!)) : secretOf(history, process.cwd());
  const { inputs } = await loadFile(parsed.value, dirname(path!), engine, signal);
  const input = inputs.find(({ record }) => record === id);
  if (input === undefined)
    return fail('input', 'source/not-used', `no source of the product has \`record: ${id}\``, {
      place: { file: path! },
      hint: 'name the product that is made from this source',
    });
  return { keys, digest: input.logicalDigest() };
}

export const sourceVerb: Verb = Object.freeze<Verb>({
  name: 'source',
  summary: {
    zh: '登记数据源的新版本及其内容承诺',
    en: 'record a new version of a source, with a commitment to its content',
  },
  usage:
    'source commit ID (--file TABLE [--type COLUMN=TYPE ...] | --product PRODUCT) [--secret REFERENCE] [--version LABEL]',
  positionals: { least: 2, most: 2 },
  options: {
    file: { type: 'string' },
    product: { type: 'string' },
    type: { type: 'string', multiple: true },
    secret: { type: 'string' },
    version: { type: 'string' },
    ...ACTOR_OPTIONS,
  },
  optionHelp: [
    ['--product PRODUCT', 'read the table as this product file does: the types that it declares count'],
    ['--file TABLE', 'read this table; then products must declare the same types'],
    ['--type COLUMN=TYPE', 'with --file: declared type of a column, again for each'],
    ['--secret REFERENCE', 'env:NAME or file:PATH to commit under; else that of the product'],
    ['--version LABEL', 'label of the version; the old one when left out'],
    ...ACTOR_HELP,
  ],
  examples: [
    'sluice registry source commit visits --product visits.yaml --version 2026-08',
    'sluice registry source commit visits --file v.csv --type birth_date=date --secret env:HISTORY',
  ],
  async run(args, terminal) {
    const { positionals, values } = args;
    const [verb, id] = positionals;
    if (verb !== 'commit') return fail('input', 'usage/arguments', `expected: sluice registry ${sourceVerb.usage}`);
    const engine = duckdbEngine();
    let commitment: string;
    try {
      const { keys, digest } = await digestOf(engine, id, values, terminal.signal);
      commitment = keys.commit(digest);
      keys.wipe();
    } finally {
      await engine.close();
    }
    const record = await withRegistry(args, (registry) =>
      registry.write(async (tx) => {
        const before = (await tx.get('source', id)) as StoredRecord<SourceBody> | undefined;
        if (before === undefined)
          return fail('input', 'registry/unknown-record', `source ${id}: there is no such record`, {
            hint: '`sluice registry list source` shows those that there are',
          });
        const old = before.body;
        // A copy has the version of its original: it is never ahead of it.
        const original = old.copyOf === undefined ? undefined : (await tx.get('source', old.copyOf))?.body;
        const { version, versionOrder } = (original as SourceBody | undefined) ?? {
          version: old.version,
          versionOrder: old.versionOrder + 1,
        };
        const body: SourceBody = {
          ...old,
          version: textOf(values, 'version') ?? version,
          versionOrder,
          commitment,
          lastUpdated: dayFrom(args),
        };
        return tx.step('source', id, 'update', { actor: actorFrom(values), body });
      }),
    );
    const { version, versionOrder } = record.body as SourceBody;
    if (values['json']) terminal.out(`${JSON.stringify(record)}\n`);
    else
      terminal.err(`${terminal.style.green('committed')} source ${id}: version ${version} (number ${versionOrder})\n`);
    return 0;
  },
});
