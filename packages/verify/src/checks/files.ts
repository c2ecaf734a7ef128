import {
  candidateDigest,
  dataPackageBytes,
  equalBytes,
  RELEASE_PATHS,
  type ReleaseStatement,
  sha256Hex,
  sums,
} from '@sluice/provenance';
import type { VerifyHost } from '../host.js';
import { failed, passed, type VerifyCheck } from '../result.js';
import { someOf } from '../shown.js';

/** What is known of the bytes after this check. */
export interface CheckedFiles {
  readonly checks: readonly VerifyCheck[];
  /** Files whose bytes are the signed ones: only these are worth parsing. */
  readonly intact: ReadonlySet<string>;
}

/** Bytes against the signed digests, and every derived file against what it derives from. Exit 3. */
export async function checkFiles(
  host: VerifyHost,
  present: ReadonlySet<string>,
  { subject, predicate }: ReleaseStatement,
): Promise<CheckedFiles> {
  const { core } = predicate;
  const signed = new Map(subject.map(({ name, digest }) => [name, digest.sha256]));
  const expected = [
    RELEASE_PATHS.dataPackage,
    RELEASE_PATHS.product,
    RELEASE_PATHS.reportEn,
    RELEASE_PATHS.reportZh,
    ...core.data.map(({ path }) => path),
  ];

  const intact = new Set<string>();
  const sizes = new Map<string, number>();
  for (const [path, sha256] of signed) {
    if (!present.has(path)) continue;
    const found = await digestOf(host, path);
    sizes.set(path, found.bytes);
    if (found.sha256 === sha256) intact.add(path);
  }
  const changed = [...signed.keys()].filter((path) => !intact.has(path));
  const unsigned = expected.filter((path) => !signed.has(path));
  const strange = [...signed.keys()].filter((path) => !expected.includes(path));
  const misstated = core.data.filter(
    ({ path, sha256, bytes }) => signed.get(path) !== sha256 || (intact.has(path) && sizes.get(path) !== bytes),
  );

  const check = (name: string, ok: boolean, good: string, bad: string) =>
    ok ? passed(name, good) : failed(3, name, bad);
  return {
    intact,
    checks: [
      check(
        'files',
        changed.length === 0,
        `${signed.size} files have the signed digests`,
        `missing, or not the signed bytes: ${someOf(changed)}`,
      ),
      check(
        'subjects',
        unsigned.length + strange.length + misstated.length === 0,
        'the statement covers each file once',
        `the statement contradicts itself on: ${someOf([...unsigned, ...strange, ...misstated.map(({ path }) => path)])}`,
      ),
      check(
        RELEASE_PATHS.sums,
        await holds(host, present, RELEASE_PATHS.sums, () =>
          sums(subject.map(({ name, digest }) => ({ path: name, sha256: digest.sha256 }))),
        ),
        'is the list that was signed',
        'is not the list that was signed',
      ),
      check(
        'candidate digest',
        predicate.candidate === candidateDigest(core),
        'is that of the core',
        'is not that of the core',
      ),
      check(
        RELEASE_PATHS.product,
        signed.get(RELEASE_PATHS.product) === core.product.sha256,
        'is the product that the core names',
        'is not the product that the core names',
      ),
      check(
        RELEASE_PATHS.dataPackage,
        await holds(host, present, RELEASE_PATHS.dataPackage, () => dataPackageBytes(core)),
        'says what the core says',
        'does not say what the core says',
      ),
    ],
  };
}

async function digestOf(host: VerifyHost, path: string) {
  if (host.digest) return host.digest(path);
  const bytes = await host.read(path);
  return { bytes: bytes.length, sha256: sha256Hex(bytes) };
}

async function holds(
  host: VerifyHost,
  present: ReadonlySet<string>,
  path: string,
  expected: () => Uint8Array,
): Promise<boolean> {
  return present.has(path) && equalBytes(await host.read(path), expected());
}
