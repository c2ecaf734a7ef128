import { effectivePreset, type GateFacts } from '@sluice/policy';
import { canonicalJson, sha256Hex } from '@sluice/provenance';
import type { Planned } from '../plan/plan-product.js';

/** What was fixed before data was read, beside what stands on the disk: G01 compares the two. */
export function specificationFacts(
  { checked, plan, preset, presetChain }: Planned,
  productOnDisk: Uint8Array,
): GateFacts['specification'] {
  return {
    checked,
    productSha256: plan.product.sha256,
    presetSha256: plan.preset.sha256,
    releasedProductSha256: sha256Hex(productOnDisk),
    releasedPresetSha256: presetDigest(productOnDisk, preset.name),
    presetChain,
  };
}

/** Digest of the preset that product.json names: what a verifier will compute. */
function presetDigest(productOnDisk: Uint8Array, name: string): string {
  const { gate } = JSON.parse(new TextDecoder().decode(productOnDisk)) as { readonly gate?: unknown };
  return sha256Hex(canonicalJson(effectivePreset(gate ?? { preset: name }).preset));
}
