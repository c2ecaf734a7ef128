import { RELEASE_PATHS, type ReleaseCore } from '@sluice/provenance';
import type { ReleaseEntry } from '../host.js';
import { failed, passed, type VerifyCheck } from '../result.js';
import { someOf } from '../shown.js';

const FOLDERS = ['data', 'manifest', 'report'];

/** Exactly the files of a release and their folders: nothing missing, nothing besides, no links. Exit 3. */
export function checkLayout(entries: readonly ReleaseEntry[], core: ReleaseCore | undefined): VerifyCheck {
  const name = 'layout';
  const files = new Set([...Object.values(RELEASE_PATHS), ...(core?.data ?? []).map(({ path }) => path)]);
  // Without a trusted statement nobody knows which data files belong here.
  const isData = (path: string) => core === undefined && /^data\/[^/]+$/.test(path);
  const extra = entries.filter(({ path, kind }) =>
    kind === 'file' ? !files.has(path) && !isData(path) : kind !== 'directory' || !FOLDERS.includes(path),
  );
  const there = new Set(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
  const missing = [...files].filter((path) => !there.has(path));
  const faults = [
    ...(extra.length > 0 ? [`not part of a release: ${someOf(extra.map(({ path }) => path))}`] : []),
    ...(missing.length > 0 ? [`missing: ${someOf(missing)}`] : []),
  ];
  return faults.length > 0 ? failed(3, name, faults.join('; ')) : passed(name, `${there.size} files, no other`);
}
