import { presetOf, REPLACED } from '../presets/index.js';
import { loosened } from '../presets/loosened.js';
import type { Preset } from '../presets/preset.js';
import { samePreset } from '../presets/same-preset.js';
import { block, type GateRule, PASS } from './rule.js';

const HEX64 = /^[0-9a-f]{64}$/;

/**
 * G01: the product parses strictly, the preset only tightens a built-in one, and product and preset were fixed before
 * any data was read.
 */
export const g01: GateRule = Object.freeze({
  code: 'G01',
  title: { zh: '产品文件严格有效，且在读取数据之前已固定', en: 'the product file is strict and was fixed before data' },
  waivable: false,
  judge({ channel, preset, specification: s }) {
    if (s.checked !== true)
      return block(
        { zh: '产品文件未通过检查', en: 'the product file has not passed the checker' },
        { zh: '先运行 sluice check 并改正', en: 'run `sluice check` and mend what it reports' },
      );
    if (preset.channel !== channel)
      return block(
        { zh: '预设属于另一条供给渠道', en: 'the preset belongs to another channel' },
        { zh: '改用本渠道的预设', en: 'name a preset of this channel' },
      );
    if (!chainHolds(preset, s.presetChain))
      return block(
        {
          zh: `预设 ${preset.name} 不是只收紧内置预设`,
          en: `preset "${preset.name}" is not shown to tighten a built-in one, step by step`,
        },
        { zh: '检查产品文件的 gate', en: 'check `gate` in the product file' },
      );
    const fixed =
      HEX64.test(s.productSha256) &&
      HEX64.test(s.presetSha256) &&
      s.productSha256 === s.releasedProductSha256 &&
      s.presetSha256 === s.releasedPresetSha256;
    if (!fixed)
      return block(
        { zh: '产品或预设在读取数据之后发生了变化', en: 'product or preset changed after data was read' },
        { zh: '重新构建', en: 'build again from the product file as it is now' },
      );
    return PASS;
  },
} satisfies GateRule);

/** From the preset in force to a built-in one, unchanged, each tightening the next. Of old, builds stated no chain. */
function chainHolds(preset: Preset, chain: readonly Preset[] | undefined): boolean {
  if (chain === undefined) return preset.name in REPLACED && isBuiltIn(preset);
  if (chain.length === 0 || !samePreset(chain[0], preset)) return false;
  return chain.every((own, i) =>
    i === chain.length - 1
      ? isBuiltIn(own)
      : own.extends === chain[i + 1].name &&
        presetOf(own.name) === undefined &&
        loosened(chain[i + 1], own).length === 0,
  );
}

function isBuiltIn(preset: Preset): boolean {
  const known = presetOf(preset.name);
  return known !== undefined && samePreset(known, preset);
}
