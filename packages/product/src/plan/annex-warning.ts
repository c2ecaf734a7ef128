import type { Fault } from '@sluice/errors';
import type { Preset } from '@sluice/policy';
import type { Product } from '../file/product.js';

/** A model by people is the signer's word, so its release needs an annex; and that needs somebody to open it. */
export function annexWarning({ subject, auditor, privacy }: Product, preset: Preset): readonly Fault[] {
  if (!preset.attestedNeedsAnnex || subject === undefined || auditor !== undefined) return [];
  if (privacy.models.length === 0) return [];
  return [
    {
      code: 'gate/annex',
      severity: 'warning',
      message: `the gate of \`${preset.name}\` asks for an annex where models count people`,
      hint: 'build with `--annex DIR --auditor KEY`, or name the `auditor` here',
      path: ['subject'],
    },
  ];
}
