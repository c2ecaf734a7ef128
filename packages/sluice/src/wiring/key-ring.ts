import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CompiledColumn, Product } from '@sluice/product';
import { deriveKey, type KeyIo, keyCommitment, resolveKey, wipe } from '@sluice/transform';

/** The derived keys of one build, by column, and their public commitments. */
export interface KeyRing {
  keyFor(column: CompiledColumn): Uint8Array;
  /** Commitment to each derived key that was used, by column. Never the key. */
  readonly commitments: Readonly<Record<string, string>>;
  /** Overwrites every key that was handed out. */
  wipe(): void;
}

/** Reads key references of a product file; relative paths start at its directory. */
export function nodeKeyIo(directory: string): KeyIo {
  const at = (path: string) => resolve(directory, path);
  return {
    env: (name) => process.env[name],
    readFile: (path) => readFileSync(at(path)),
    // Windows has no such bits: its mode says nothing of who may read.
    mode: (path) => (process.platform === 'win32' ? undefined : statSync(at(path)).mode),
  };
}

/**
 * Derives the key of each pseudonym column: the domain is product, channel and recipient unless the column names one.
 * The epoch is stable: a product for one's own use keeps its pseudonyms from build to build.
 */
export function keyRing(product: Product, io: KeyIo): KeyRing {
  const keys: Uint8Array[] = [];
  const commitments: Record<string, string> = {};
  return {
    commitments,
    keyFor(column) {
      const { key: reference, domain } = column.params as { key: string; domain?: string };
      const master = resolveKey(reference, io);
      const derived = deriveKey(master, {
        purpose: 'pseudonym',
        product: product.id,
        channel: product.channel.kind,
        recipient: '',
        domain: domain ?? '',
        epoch: 'stable',
      });
      wipe(master);
      keys.push(derived);
      commitments[column.name] = keyCommitment(derived);
      return derived;
    },
    wipe: () => keys.forEach(wipe),
  };
}
