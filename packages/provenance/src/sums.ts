import { fail } from '@sluice/errors';
import { comparePaths, isReleasePath, RELEASE_PATHS } from './release-path.js';

/** A file of a release and its SHA-256 in lower-case hex. */
export interface FileDigest {
  readonly path: string;
  readonly sha256: string;
}

/**
 * The files that SHA256SUMS and the statement's subjects list, in order: all but `manifest/` (which holds the
 * signature over them) and SHA256SUMS itself.
 *
 * @throws SluiceError `sums/path` for a path that a release may not hold, `sums/twice`, `sums/digest`.
 */
export function listed(files: readonly FileDigest[]): readonly FileDigest[] {
  const list = files
    .filter(({ path }) => path !== RELEASE_PATHS.sums && !path.startsWith('manifest/'))
    .sort((a, b) => comparePaths(a.path, b.path));
  list.forEach(({ path, sha256 }, i) => {
    const nth = `file ${i + 1} of ${list.length}`;
    if (!isReleasePath(path)) {
      fail('input', 'sums/path', `sums: expected a relative path of letters, digits, “.”, “_”, “-” (${nth})`, {
        hint: 'rename the output in the product file',
      });
    }
    if (i > 0 && path === list[i - 1].path) fail('input', 'sums/twice', `sums: expected each path once (${nth})`);
    if (!/^[0-9a-f]{64}$/.test(sha256)) fail('internal', 'sums/digest', `sums: expected a SHA-256 in hex (${nth})`);
  });
  return list;
}

/** SHA256SUMS as `sha256sum -c` reads it: digest, two spaces, path, newline; sorted by path in code-unit order. */
export function sums(files: readonly FileDigest[]): Uint8Array {
  const lines = listed(files).map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  return new TextEncoder().encode(lines.join(''));
}
