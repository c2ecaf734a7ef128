import type { Fault } from '@sluice/errors';
import { dominanceMet, type Preset } from '@sluice/policy';
import type { Product } from '../file/product.js';
import { sourcesOf } from '../source/join-keys.js';
import type { CompiledColumn } from './compile-columns.js';

type Path = NonNullable<Fault['path']>;

/** What the gate of a preset is known to refuse from the product file alone, as warnings: a build would end there. */
export function gateWarnings(product: Product, columns: readonly CompiledColumn[], preset: Preset): readonly Fault[] {
  const asks = (rule: string) => preset.rules.includes(rule);
  return [
    ...kWarnings(product, preset),
    ...(asks('G02') ? recordWarnings(product) : []),
    ...(asks('G04') ? channelWarnings(product, columns, preset) : []),
    ...(asks('G05') ? dominanceWarnings(product, columns, preset) : []),
    ...(asks('G08') ? historyWarnings(product) : []),
    ...(asks('G12') ? priceWarnings(product) : []),
  ];
}

function warning(what: string, message: string, hint: string, path: Path): Fault {
  return { code: `gate/${what}`, severity: 'warning', message, hint, path };
}

function kWarnings({ privacy, form }: Product, { leastK, name }: Preset): readonly Fault[] {
  if (leastK === undefined || form === 'verification') return [];
  const stated = privacy.models.flatMap(({ model, k }, i) =>
    model === 'k-anonymity' && typeof k === 'number' ? [{ k, i }] : [],
  );
  // No model at all is what the channel itself refuses.
  if (stated.length === 0 && privacy.models.length > 0) {
    const message = `the gate of \`${name}\` asks for k-anonymity with k of at least ${leastK}, beside any other model`;
    return [warning('k', message, `add \`{model: k-anonymity, k: ${leastK}}\``, ['privacy', 'models'])];
  }
  return stated
    .filter(({ k }) => k < leastK)
    .map(({ k, i }) => {
      const message = `the gate of \`${name}\` refuses k below ${leastK}, and k is ${k}`;
      return warning('k', message, `write \`k: ${leastK}\` or more`, ['privacy', 'models', i, 'k']);
    });
}

function recordWarnings(product: Product): readonly Fault[] {
  return sourcesOf(product)
    .filter(({ source }) => source.record === undefined)
    .map(({ path }) => {
      const message = 'the gate asks for the record of the source, and the product names none';
      return warning('record', message, `add \`record: ID\` to \`${path.join('.')}\``, path);
    });
}

function channelWarnings(
  { channel, assessment }: Product,
  columns: readonly CompiledColumn[],
  preset: Preset,
): readonly Fault[] {
  const faults: Fault[] = [];
  const lacks = (fact: string) => channel[fact] === undefined;
  const ask = (what: string, said: string, hint: string, path: Path = ['channel', 'kind']) =>
    faults.push(warning(what, `the gate of \`${preset.name}\` asks for ${said}`, hint, path));
  if (channel.kind === 'opening') {
    if (lacks('theme')) ask('theme', 'a theme of the catalogue', 'add `theme: …` to `channel`');
    if (lacks('feedback')) ask('feedback', 'an address for feedback', 'add `feedback: https://…` to `channel`');
    if (channel['proactive'] !== true && lacks('demand'))
      ask('demand', 'a reason to open', 'add `proactive: true`, or `demand: [REQUEST]`, to `channel`');
  }
  if (channel.kind === 'authorised-operation' && preset.registration === 'required' && lacks('registration'))
    ask('registration', 'the registration code of the product', 'add `registration: CODE` to `channel`');
  const grave = columns.some(({ output, sensitivity }) => output !== null && sensitivity.personal === 'sensitive');
  if (preset.assessment !== undefined && grave && assessment === undefined)
    ask('assessment', 'an impact assessment: sensitive personal data leave', 'add `assessment: ID`', ['columns']);
  return faults;
}

function dominanceWarnings({ privacy }: Product, columns: readonly CompiledColumn[], preset: Preset): readonly Fault[] {
  const { dominance } = preset;
  if (dominance === undefined) return [];
  const stated = privacy.models.map(({ model, ...parameters }) => ({ model, parameters }));
  return columns
    .filter(({ output, sensitivity }) => output !== null && output.role !== 'quasi' && sensitivity.trade === 'secret')
    .filter(({ name, output }) => !output?.constant && !output?.token && !dominanceMet(name, dominance, stated))
    .map(({ name }) => {
      const what = dominance.both ? '`dominance` and `p-percent`' : '`dominance` or `p-percent`';
      const { n, k, p } = dominance;
      const message = `column \`${name}\` is a trade secret; the gate asks for ${what} over it (n: ${n}, k: ${k}, p: ${p})`;
      return warning('dominance', message, 'state the model, or drop the column', ['columns', name, 'grade', 'trade']);
    });
}

function historyWarnings({ history, registry, form }: Product): readonly Fault[] {
  const faults: Fault[] = [];
  if (registry === undefined) {
    const message = 'the gate asks the registry, and the product names none';
    faults.push(warning('registry', message, 'add `registry: PATH` or `env:NAME`, or pass one to the build', ['id']));
  }
  if (history === undefined && form !== 'verification') {
    const message = 'releases are compared with earlier ones by person, and no secret for that is named';
    faults.push(warning('history', message, 'add `history: env:NAME` or `file:PATH`, 32 bytes or more', ['id']));
  }
  return faults;
}

function priceWarnings({ channel, pricing }: Product): readonly Fault[] {
  if (channel.kind !== 'opening' || pricing === undefined || pricing.price === 0) return [];
  const message = 'what is opened is free, and the product has a price';
  return [warning('price', message, 'remove `pricing`, or write `price: 0`', ['pricing', 'price'])];
}
