import { type Fault, SluiceError } from '@sluice/errors';
import { loosened } from './loosened.js';
import type { OwnPreset } from './own-preset.js';
import type { Preset } from './preset.js';
import { THRESHOLDS, type Threshold, TIGHTENING } from './thresholds.js';

/**
 * A preset of an organisation's own on top of another. Thresholds that it leaves out, and members of a group of them,
 * stay as they are in `base`; each one that it states is at least as tight. The result is a preset in full, which names
 * its base in `extends`; the origin of a changed number is what `own.origins` says, else the own preset.
 * @param path where `own` stands in the product file, for the faults
 * @throws SluiceError (kind `refused`) `gate/loosens`, one fault for each member that is looser, with the bound;
 *   `gate/incomplete` for a group that the base does not have and that is stated in part
 */
export function tighten(base: Preset, own: OwnPreset, path: readonly (string | number)[] = ['gate']): Preset {
  const changed = THRESHOLDS.filter((member) => own[member] !== undefined);
  const filled = Object.fromEntries(changed.map((member) => [member, fill(member, base, own)]));
  const origins = Object.fromEntries(
    changed.map((member) => [member, own.origins?.[member] ?? `preset ${own.name} of the publisher`]),
  );
  const preset: Preset = {
    ...base,
    ...filled,
    ...((changed.length > 0 || base.origins) && { origins: { ...base.origins, ...origins } }),
    name: own.name,
    extends: base.name,
  };
  const partial = changed.filter((member) => lacks(member, preset));
  const faults = partial.map(
    (member): Fault => ({
      code: 'gate/incomplete',
      message: `preset \`${own.name}\`: \`${member}\` expected ${TIGHTENING[member].needs?.join(', ')}, for \`${base.name}\` has none`,
      hint: 'state the whole group',
      path: [...path, member],
    }),
  );
  const looser = loosened(base, preset).map(
    ({ member, expected }): Fault => ({
      code: 'gate/loosens',
      message: `preset \`${own.name}\` loosens \`${member}\` of \`${base.name}\`: expected ${expected}`,
      hint: 'a preset of one’s own may only tighten; leave the member out to keep it as it is',
      path: [...path, member],
    }),
  );
  if (faults.length + looser.length > 0) throw new SluiceError('refused', [...faults, ...looser]);
  return preset;
}

function fill<M extends Threshold>(member: M, base: Preset, own: OwnPreset): Preset[M] {
  return TIGHTENING[member].fill(own[member] as never, base[member] as never);
}

function lacks(member: Threshold, preset: Preset): boolean {
  const group = preset[member] as Readonly<Record<string, unknown>>;
  return (TIGHTENING[member].needs ?? []).some((name) => group[name] === undefined);
}
