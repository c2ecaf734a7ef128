import { type Fault, fail, SluiceError } from '@sluice/errors';
import { gateSchema } from './gate-schema.js';
import { presetOf as builtInPreset } from './index.js';
import type { OwnPreset } from './own-preset.js';
import type { Preset } from './preset.js';
import { THRESHOLDS } from './thresholds.js';
import { tighten } from './tighten.js';

/** The preset in force, and all presets from it up to the built-in one that the chain ends in. */
export interface EffectivePreset {
  readonly preset: Preset;
  readonly chain: readonly [Preset, ...Preset[]];
}

/**
 * The preset that a product's `gate` puts in force: the built-in one that it names, tightened by the thresholds beside
 * that name and then by each member of `tighten`. Thresholds without a `name` make `BUILT-IN+own`.
 * @param gate as in the product file, of the shape of `gateSchema`; parsed here, so that it may come from any file
 * @param presetOf where built-in presets are found
 * @throws SluiceError `gate/shape` (kind `input`), `gate/unknown-preset`, `gate/name-taken`, `gate/loosens`,
 *   `gate/incomplete` (kind `refused`)
 */
export function effectivePreset(
  gate: unknown,
  presetOf: (name: string) => Preset | undefined = builtInPreset,
): EffectivePreset {
  const { preset: name, name: ownName, tighten: further = [], origins, ...thresholds } = parsed(gate);
  const base = presetOf(name);
  if (base === undefined)
    return fail('refused', 'gate/unknown-preset', `there is no preset \`${name}\``, {
      hint: 'name a built-in preset, and put presets of one’s own under `tighten`',
      path: ['gate', 'preset'],
    });
  const inline = { name: ownName ?? `${base.name}+own`, ...thresholds, ...(origins && { origins }) } as OwnPreset;
  const stated = ownName !== undefined || THRESHOLDS.some((member) => inline[member] !== undefined);
  const steps: readonly (readonly [OwnPreset, readonly (string | number)[]])[] = [
    ...(stated ? [[inline, ['gate']] as const] : []),
    ...further.map((own, i) => [own as OwnPreset, ['gate', 'tighten', i]] as const),
  ];
  let chain: readonly [Preset, ...Preset[]] = [base];
  for (const [own, path] of steps) {
    if (presetOf(own.name) !== undefined || chain.some((earlier) => earlier.name === own.name))
      fail('refused', 'gate/name-taken', `preset \`${own.name}\`: expected a name of its own`, {
        hint: 'no name of a built-in preset, and each name once in a chain',
        path: [...path, 'name'],
      });
    chain = [tighten(chain[0], own, path), ...chain];
  }
  return { preset: chain[0], chain };
}

function parsed(gate: unknown) {
  const result = gateSchema.safeParse(gate);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ message, path }): Fault => ({
      code: 'gate/shape',
      message: `gate: ${message}`,
      hint: 'see `gate` in docs/policy.md',
      path: ['gate', ...path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
    }),
  );
  throw new SluiceError('input', faults);
}
