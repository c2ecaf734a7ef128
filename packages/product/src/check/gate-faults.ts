import type { Fault } from '@sluice/errors';
import { PRESETS, type Preset, presetForChannel, presetOf } from '@sluice/policy';
import { nearest } from '../file/nearest.js';
import type { Product } from '../file/product.js';

/** The preset exists and is one of the channel; and what its gate is known to refuse, as warnings. */
export function gateFaults(product: Product): readonly Fault[] {
  const { kind } = product.channel;
  const name = product.gate?.preset;
  const preset = name === undefined ? presetForChannel(kind) : presetOf(name);
  const path = ['gate', 'preset'];
  if (preset === undefined) {
    if (name === undefined) return [];
    const names = PRESETS.filter(({ channel }) => channel === kind).map((candidate) => candidate.name);
    const near = nearest(name, names);
    const hint = near === undefined ? `expected ${names.join(' or ')}` : `did you mean \`${near}\`?`;
    return [{ code: 'gate/unknown-preset', message: `there is no preset \`${name}\``, hint, path }];
  }
  if (preset.channel !== kind) {
    const message = `preset \`${preset.name}\` is for channel \`${preset.channel}\`, the product leaves by \`${kind}\``;
    return [{ code: 'gate/other-channel', message, hint: 'leave `gate` out to take the one of the channel', path }];
  }
  return kWarnings(product, preset);
}

function kWarnings(product: Product, preset: Preset): readonly Fault[] {
  const { leastK } = preset;
  if (leastK === undefined) return [];
  return product.privacy.models.flatMap(({ model, k }, i): Fault[] => {
    if (model !== 'k-anonymity' || typeof k !== 'number' || k >= leastK) return [];
    return [
      {
        code: 'gate/k',
        severity: 'warning',
        message: `the gate of \`${preset.name}\` refuses k below ${leastK}, and k is ${k}`,
        hint: `write \`k: ${leastK}\` or more`,
        path: ['privacy', 'models', i, 'k'],
      },
    ];
  });
}
