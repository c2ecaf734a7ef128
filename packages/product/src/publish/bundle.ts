import { fail } from '@sluice/errors';
import { isReleasePath, sha256Hex } from '@sluice/provenance';
import type { Candidate } from '../candidate/read-candidate.js';

/** The same members make the same bundle, so that an interrupted publication finds its own again. */
export function bundleId(releases: readonly string[]): string {
  return `bundle-${sha256Hex(new TextEncoder().encode([...releases].sort().join('\n'))).slice(0, 32)}`;
}

/** Folder of a member inside its bundle: one step of a path, whatever the candidate calls itself. */
export function folderOf({ product }: Candidate['core']): string {
  const folder = `${product.id}-${product.version}`;
  if (!isReleasePath(folder) || folder.includes('/'))
    fail('input', 'publish/name', 'a candidate has an id or a version that no product file can have', {
      hint: 'build it again from its product file',
    });
  return folder;
}

/** A bundle holds each product once, and something. @throws SluiceError `publish/bundle`, `publish/name` */
export function requireDistinct(candidates: readonly Candidate[]): void {
  const folders = candidates.map(({ core }) => folderOf(core));
  if (folders.length === 0 || new Set(folders).size !== folders.length)
    fail('input', 'publish/bundle', 'a bundle holds candidates of different products or versions', {
      hint: 'name each candidate once',
    });
}
