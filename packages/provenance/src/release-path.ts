/** Files of a release that have one fixed place. Everything else is data, in `data/`. */
export const RELEASE_PATHS = Object.freeze({
  dataPackage: 'datapackage.json',
  product: 'product.json',
  reportEn: 'report/report.en.html',
  reportZh: 'report/report.zh.html',
  attestations: 'manifest/attestations.intoto.jsonl',
  sums: 'SHA256SUMS',
});

/**
 * Whether a path may stand in a release: relative, `/` between the steps, each step letters, digits, `.`, `_`, `-`
 * with a letter or digit first. So no path leaves the directory, hides, needs quoting in a shell or escaping in
 * SHA256SUMS; and it is in NFC, because some file systems rewrite names that are not.
 */
export function isReleasePath(path: string): boolean {
  return (
    path.length <= 255 &&
    path === path.normalize('NFC') &&
    path.split('/').every((step) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(step))
  );
}

/** Order of paths in sums and subjects: by UTF-16 code unit, the order of JavaScript's `<` and of RFC 8785. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
