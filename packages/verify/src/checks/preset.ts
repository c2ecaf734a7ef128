import { SluiceError } from '@sluice/errors';
import { effectivePreset, type Preset } from '@sluice/policy';
import { canonicalJson, equalBytes, type ReleaseCore, sha256Hex } from '@sluice/provenance';
import { failed, type VerifyCheck } from '../result.js';
import { shown } from '../shown.js';
import type { ProductJson } from './product.js';

/** The preset in force, or the check that says why there is none. */
export type PresetInForce =
  | { readonly preset: Preset; readonly base: Preset }
  | { readonly preset: undefined; readonly fault: VerifyCheck };

/**
 * The preset that the release was judged by, computed anew: the built-in one that the product names, tightened by what
 * the product states. Name, chain and digest must be those of the core. Exit 6.
 */
export function presetInForce(
  { gate, channel }: ReleaseCore,
  product: ProductJson | undefined,
  presetOf: (name: string) => Preset | undefined,
): PresetInForce {
  const no = (why: string): PresetInForce => ({
    preset: undefined,
    fault: failed(6, `preset ${shown(gate.preset)}`, why),
  });
  let found: { readonly preset: Preset; readonly chain: readonly Preset[] };
  const own = product?.['gate'];
  if (own === undefined) {
    const preset = presetOf(gate.preset);
    if (preset === undefined) return no('unknown to this verifier');
    found = { preset, chain: [preset] };
  } else {
    try {
      found = effectivePreset(own, presetOf);
    } catch (error) {
      if (!(error instanceof SluiceError)) throw error;
      return no(`the product states none that is known here and only tightened (${error.code})`);
    }
  }
  const { preset, chain } = found;
  if (preset.name !== gate.preset) return no('is not the preset that the product states');
  if (preset.channel !== channel.kind) return no('belongs to another channel');
  const names = chain.map(({ name }) => name);
  const stated = gate.chain ?? [gate.preset];
  if (!equalBytes(canonicalJson(names), canonicalJson(stated))) return no('comes from other presets than it says');
  if (gate.presetSha256 !== sha256Hex(canonicalJson(preset))) {
    return no('has another content than the preset of that name here');
  }
  return { preset, base: chain[chain.length - 1] };
}
