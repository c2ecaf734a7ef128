import type { Preset } from '@sluice/policy';
import { canonicalJson, type ReleaseCore, sha256Hex } from '@sluice/provenance';
import { failed, passed, type VerifyCheck } from '../result.js';
import { shown, someOf } from '../shown.js';

/**
 * The named preset is one that we know, by digest, and belongs to the channel; each of its rules passed; the release
 * hides nothing that the preset leaves unbuilt; its threshold holds by a recomputed guarantee. Exit 6.
 */
export function checkGate(core: ReleaseCore, presetOf: (name: string) => Preset | undefined): readonly VerifyCheck[] {
  const { gate, channel } = core;
  const name = `preset ${shown(gate.preset)}`;
  const preset = presetOf(gate.preset);
  if (preset === undefined) return [failed(6, name, 'unknown to this verifier')];
  if (preset.channel !== channel.kind) return [failed(6, name, 'belongs to another channel')];
  if (gate.presetSha256 !== sha256Hex(canonicalJson(preset))) {
    return [failed(6, name, 'has another content than the preset of that name here')];
  }
  const absent = preset.rules.filter((code) => !gate.rules.some((rule) => rule.code === code));
  const hidden = preset.notBuilt.filter((code) => !core.notBuilt.includes(code));
  const checks = [
    absent.length === 0
      ? passed(name, `rules passed, as attested: ${preset.rules.join(' ')}`)
      : failed(6, name, `no pass for ${someOf(absent)}`),
  ];
  if (hidden.length > 0 || (preset.preview && !core.preview)) {
    checks.push(failed(6, 'preview', 'the release does not say all that its preset leaves unchecked'));
  }
  if (preset.leastK !== undefined) checks.push(leastK(core, preset.leastK));
  return checks;
}

/** By the rows that anyone can count, and by whatever unit the product protects. */
function leastK({ guarantees }: ReleaseCore, least: number): VerifyCheck {
  const stated = guarantees.filter(
    ({ model, parameters: { k } }) => model === 'k-anonymity' && typeof k === 'number' && k >= least,
  );
  const met =
    stated.some(({ grade }) => grade === 'recomputed') && stated.some(({ strength }) => strength === 'sufficient');
  const name = 'least k of the preset';
  return met
    ? passed(name, `k-anonymity with k >= ${least} is stated`)
    : failed(6, name, `k >= ${least} is not stated`);
}
