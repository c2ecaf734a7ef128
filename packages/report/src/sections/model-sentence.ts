import type { Guarantee } from '@sluice/provenance';
import type { Hole, Html } from '../html.js';
import type { MessageKey } from '../messages.js';
import { grouped, percent } from '../numbers.js';
import type { Translate } from '../translate.js';
import { columnName } from './names.js';

/** Reads a parameter for a hole; undefined where it is not what the model declares. */
type Read = (value: unknown) => Hole | undefined;

interface Sentence {
  readonly key: MessageKey;
  readonly holes: Readonly<Record<string, Read>>;
}

const column: Read = (value) => (typeof value === 'string' ? columnName(value) : undefined);
const count: Read = (value) => (Number.isSafeInteger(value) ? grouped(value as number) : undefined);
const number: Read = (value) => (typeof value === 'number' ? String(value) : undefined);
const share: Read = (value) => (typeof value === 'number' ? percent(value) : undefined);
const shareOrNone: Read = (value) => share(value ?? 0);

/** What each built-in model of `@sluice/models` says, by its kind. */
const SENTENCES: Readonly<Record<string, (guarantee: Guarantee) => Sentence>> = {
  'k-anonymity': ({ unit }) => ({ key: `says.k-anonymity.${unit}`, holes: { k: count } }),
  'l-diversity': ({ unit }) => ({ key: `says.l-diversity.${unit}`, holes: { column, l: count } }),
  't-closeness': ({ unit }) => ({ key: `says.t-closeness.${unit}`, holes: { column, t: number } }),
  'delta-disclosure': ({ parameters: { absent } }) => ({
    key: absent === 'ignore' ? 'says.delta-disclosure.present' : 'says.delta-disclosure',
    holes: { column, delta: number },
  }),
  'beta-likeness': () => ({ key: 'says.beta-likeness', holes: { column, beta: number } }),
  'alpha-k-anonymity': () => ({ key: 'says.alpha-k-anonymity', holes: { column, alpha: share, k: count } }),
  'k-map': ({ parameters: { population } }) => ({
    key: population === undefined ? 'says.k-map.estimated' : 'says.k-map.table',
    holes: { k: count },
  }),
  'delta-presence': () => ({ key: 'says.delta-presence', holes: { min: share, max: share } }),
  'lkc-privacy': () => ({ key: 'says.lkc-privacy', holes: { L: count, K: count, C: share, column } }),
  'km-anonymity': () => ({ key: 'says.km-anonymity', holes: { column, k: count, m: count } }),
  dominance: () => ({ key: 'says.dominance', holes: { column, n: count, k: number } }),
  'p-percent': () => ({ key: 'says.p-percent', holes: { column, p: number } }),
  'average-risk': ({ parameters: { highest } }) =>
    highest === undefined
      ? { key: 'says.average-risk', holes: { average: share } }
      : { key: 'says.average-risk.highest', holes: { average: share, highest: share, above: shareOrNone } },
  'highest-risk': () => ({ key: 'says.highest-risk', holes: { threshold: share } }),
  'sample-uniqueness': () => ({ key: 'says.sample-uniqueness', holes: { share } }),
  'population-uniqueness': () => ({ key: 'says.population-uniqueness', holes: { share, population: count } }),
  profitability: ({ parameters: { attack } }) => ({
    key: attack === 'tolerated' ? 'says.profitability.tolerated' : 'says.profitability.deterred',
    holes: {},
  }),
  'm-confidentiality': () => ({ key: 'says.m-confidentiality', holes: { column, m: count } }),
  // The rows show that the classes are large enough, never that the table was drawn by chance.
  safepub: ({ strength }) => ({
    key: strength === 'necessary' ? 'says.safepub.necessary' : 'says.safepub',
    holes: { epsilon: number, delta: number },
  }),
};

/** What a guarantee says in one plain sentence. A model that is unknown here, or whose parameters are, is named only. */
export function modelSentence(t: Translate, guarantee: Guarantee): Html {
  const { model, parameters, unit } = guarantee;
  const unknown = () => t('says.other', { model });
  if (!Object.hasOwn(SENTENCES, model)) return unknown();
  const { key, holes } = SENTENCES[model](guarantee);
  const filled: Record<string, Hole> = {
    units: t(`units.${unit}`),
    one: t(`one.${unit}`),
    which: t(parameters['values'] === undefined ? 'values.any' : 'values.named'),
  };
  for (const [name, read] of Object.entries(holes)) {
    const value = read(parameters[name]);
    if (value === undefined) return unknown();
    filled[name] = value;
  }
  return t(key, filled);
}
