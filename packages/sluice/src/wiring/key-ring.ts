import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CompiledColumn, Product } from '@sluice/product';
import { deriveKey, type KeyIo, type KeyScope, keyCommitment, resolveKey, wipe } from '@sluice/transform';

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
 * What the key of a pseudonym column is for. The recipient is part of it, so that the tokens of one person never join
 * across recipients. The epoch is stable: a recipient may follow a person from release to release. On `opening`, where
 * each release would need an epoch of its own, no token leaves.
 */
export function pseudonymScope({ id, channel }: Product, domain: string | undefined): KeyScope {
  const recipient = channel['recipient'];
  return {
    purpose: 'pseudonym',
    product: id,
    channel: channel.kind,
    recipient: typeof recipient === 'string' ? recipient : '',
    domain: domain ?? '',
    epoch: 'stable',
  };
}

/** Derives the key of each pseudonym column: the domain is the product's own unless the column names one. */
export function keyRing(product: Product, io: KeyIo): KeyRing {
  const keys: Uint8Array[] = [];
  const commitments: Record<string, string> = {};
  return {
    commitments,
    keyFor(column) {
      const { key: reference, domain } = column.params as { key: string; domain?: string };
      const master = resolveKey(reference, io);
      const derived = deriveKey(master, pseudonymScope(product, domain));
      wipe(master);
      keys.push(derived);
      commitments[column.name] = keyCommitment(derived);
      return derived;
    },
    wipe: () => keys.forEach(wipe),
  };
}
