import { fail } from '@sluice/errors';
import {
  type AggregateForm,
  contributionsNeeded,
  EGRESS_PRESETS,
  type EgressPreset,
  type EgressThresholds,
  egressPresetOf,
  type MicrodataForm,
  tightenThresholds,
} from '@sluice/risk';
import type { ParsedArgs } from '../../command.js';

type Values = ParsedArgs['values'];
type EgressForm =
  | { readonly kind: 'microdata'; readonly how: MicrodataForm }
  | { readonly kind: 'aggregate'; readonly how: AggregateForm };

/** What a command line asks of the check. */
export interface EgressRequest {
  readonly preset: EgressPreset;
  readonly thresholds: EgressThresholds;
  readonly form: EgressForm;
}

const usage = (message: string, hint: string): never => fail('input', 'usage/egress', message, { hint });

function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function listOf(values: Values, name: string): readonly string[] | undefined {
  const parts = textOf(values, name)
    ?.split(',')
    .map((part) => part.trim());
  if (parts?.some((part) => part === '')) usage(`--${name}: an empty name in the list`, 'names are parted by commas');
  return parts;
}

/** A number as people write it: digits, one point at most. */
function numberIn(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(text)) usage(`--${name}: expected a plain number`, 'such as 10 or 0.75');
  return Number(text);
}

function thresholdsOf(values: Values, preset: EgressPreset): EgressThresholds {
  const least = numberIn(textOf(values, 'least'), 'least');
  const p = numberIn(textOf(values, 'p'), 'p');
  const roundTo = numberIn(textOf(values, 'round'), 'round');
  const pRatio = numberIn(textOf(values, 'p-ratio'), 'p-ratio');
  const nk = listOf(values, 'nk')?.map((part) => numberIn(part, 'nk') as number);
  if (nk !== undefined && nk.length !== 2) usage('--nk: expected two numbers', 'such as --nk 2,0.7');
  return tightenThresholds(preset.thresholds, {
    ...(least !== undefined && { least }),
    ...(p !== undefined && { p }),
    ...(roundTo !== undefined && { roundTo }),
    ...(pRatio !== undefined && { pRatio }),
    ...(nk !== undefined && { nk: { n: nk[0], k: nk[1] } }),
    ...(values['zeros'] === true && { zeros: true }),
  });
}

function formOf(values: Values, thresholds: EgressThresholds): EgressForm {
  const dims = listOf(values, 'dims') ?? usage('egress needs --dims', 'name the dimensions of the table: --dims a,b');
  const totals = listOf(values, 'total') ?? ['total', '合计'];
  const count = textOf(values, 'count');
  const value = textOf(values, 'value');
  const largest = listOf(values, 'largest');
  const unit = textOf(values, 'unit');
  const contributions = contributionsNeeded(thresholds);
  const common = { dims, totals, contributions, ...(value !== undefined && { value }) };
  if (count === undefined) {
    if (largest !== undefined)
      usage(
        '--largest goes with --count',
        'for rows of microdata the contributions are computed from --value and --unit',
      );
    const margins = values['margins'] === true;
    return { kind: 'microdata', how: { ...common, margins, ...(unit !== undefined && { unit }) } };
  }
  if (unit !== undefined || values['margins'] === true)
    usage('--unit and --margins go with microdata, --count with a table of cells', 'leave one of them out');
  if (largest !== undefined && value === undefined) usage('--largest goes with --value', 'name the column of totals');
  return { kind: 'aggregate', how: { ...common, count, ...(largest !== undefined && { largest }) } };
}

/** Reads options; every fault is one of usage. @throws SluiceError `usage/egress`, `egress/thresholds`, `egress/loosens` */
export function requestOf(values: Values): EgressRequest {
  const name = textOf(values, 'preset') ?? EGRESS_PRESETS[0].name;
  const preset =
    egressPresetOf(name) ??
    usage('--preset: there is no such preset', `there are ${EGRESS_PRESETS.map((p) => p.name).join(', ')}`);
  const lang = textOf(values, 'lang');
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') usage('--lang: expected zh or en', 'en is the default');
  const thresholds = thresholdsOf(values, preset);
  return { preset, thresholds, form: formOf(values, thresholds) };
}
