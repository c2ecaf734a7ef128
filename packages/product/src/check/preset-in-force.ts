import { type Fault, SluiceError } from '@sluice/errors';
import {
  type EffectivePreset,
  effectivePreset,
  PRESETS,
  presetForChannel,
  presetOf,
  REPLACED,
  type Trust,
} from '@sluice/policy';
import { BUILT_IN, type Members } from '../file/members.js';
import { nearest } from '../file/nearest.js';
import type { Product } from '../file/product.js';

/** The preset that a product's gate has, or why there is none. */
export type PresetInForce =
  | ({ readonly ok: true } & EffectivePreset)
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * The preset of the product's channel and of the trust that its facts put in the recipient, tightened by what stands
 * under `gate`. A product may not name a preset for more trust than it has.
 */
export function presetInForce(product: Product, { channels }: Members = BUILT_IN): PresetInForce {
  const { kind } = product.channel;
  const trust = channels.find((channel) => channel.kind === kind)?.trustOf(product.channel);
  const gate = product.gate ?? { preset: presetForChannel(kind, trust)?.name ?? kind };
  const faults = namingFaults(gate.preset, kind, trust, product.gate !== undefined);
  if (faults.length > 0) return { ok: false, faults };
  try {
    return { ok: true, ...effectivePreset(gate) };
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error;
    return { ok: false, faults: error.faults };
  }
}

/** The name must be that of the preset for this channel and trust. */
function namingFaults(name: string, kind: string, trust: Trust | undefined, named: boolean): readonly Fault[] {
  const path = ['gate', 'preset'];
  const preset = presetOf(name);
  const fitting = presetForChannel(kind, trust);
  if (fitting === undefined)
    return [
      { code: 'gate/no-preset', message: `there is no preset for channel \`${kind}\``, path: ['channel', 'kind'] },
    ];
  if (!named) return [];
  if (preset === undefined) {
    const own = PRESETS.filter((candidate) => candidate.channel === kind && !Object.hasOwn(REPLACED, candidate.name));
    const names = own.map((candidate) => candidate.name);
    const near = nearest(name, names);
    const hint = near === undefined ? `expected ${names.join(' or ')}` : `did you mean \`${near}\`?`;
    return [{ code: 'gate/unknown-preset', message: `there is no preset \`${name}\``, hint, path }];
  }
  if (preset.channel !== kind) {
    const message = `preset \`${name}\` is for channel \`${preset.channel}\`, the product leaves by \`${kind}\``;
    return [{ code: 'gate/other-channel', message, hint: 'leave `gate` out to take the one of the channel', path }];
  }
  if (Object.hasOwn(REPLACED, name)) {
    const message = `preset \`${name}\` was replaced; no build may name it any more`;
    return [{ code: 'gate/replaced', message, hint: `write \`${REPLACED[name]}\`, or leave \`gate\` out`, path }];
  }
  if (preset.name !== fitting.name) {
    const message = `preset \`${name}\` is not for what the channel says of the recipient`;
    return [{ code: 'gate/other-trust', message, hint: `write \`${fitting.name}\`, or leave \`gate\` out`, path }];
  }
  return [];
}
