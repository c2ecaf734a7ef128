import { publicKeyPem, type TrustedKey } from '@sluice/provenance';

/** Trusted keys as the text of a `trust.json`, for a verifier in a process of its own. */
export function trustText(keys: readonly TrustedKey[]): string {
  return JSON.stringify({
    keys: keys.map((key) => {
      const { publicKey: _, ...rest } = key;
      return { ...rest, publicKey: publicKeyPem(key) };
    }),
  });
}
