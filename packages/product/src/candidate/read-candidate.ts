import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fail, SluiceError } from '@sluice/errors';
import {
  type Approval,
  type Authorship,
  candidateDigest,
  canonicalJson,
  equalBytes,
  type FileDigest,
  parseCore,
  RELEASE_PATHS,
  type ReleaseCore,
  type Waiver,
} from '@sluice/provenance';
import type { Disk } from '../build/disk.js';
import { CANDIDATE_PATHS } from './paths.js';

/** A candidate as it lies on the disk. Signatures in it are not checked yet: see `judgeCandidate`. */
export interface Candidate {
  readonly directory: string;
  readonly core: ReleaseCore;
  /** SHA-256 (hex) of the core's canonical JSON, computed now: what approvals sign. */
  readonly digest: string;
  readonly author: Authorship;
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  /** Paths whose bytes are not those that the core states; files that are missing, or too many. Empty when intact. */
  readonly damage: readonly string[];
  /** The public form of the product, as released. */
  readonly product: Readonly<Record<string, unknown>>;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function notACandidate(): never {
  return fail('input', 'candidate/none', 'there is no candidate at that path', {
    hint: 'name the directory that `sluice build` wrote when it exited with 3',
  });
}

/**
 * Reads a candidate and compares every file with its core.
 * @throws SluiceError `candidate/none`, `candidate/malformed`
 */
export async function readCandidate(directory: string, disk: Disk): Promise<Candidate> {
  if (!(await disk.exists(join(directory, CANDIDATE_PATHS.core)))) return notACandidate();
  const coreBytes = await disk.read(join(directory, CANDIDATE_PATHS.core));
  const core = strict(() => parseCore(parse(coreBytes, CANDIDATE_PATHS.core)));
  const damage: string[] = [];
  if (!equalBytes(canonicalJson(core), coreBytes)) damage.push(CANDIDATE_PATHS.core);
  const stated: FileDigest[] = [
    ...core.data.map(({ path, sha256 }) => ({ path, sha256 })),
    { path: RELEASE_PATHS.product, sha256: core.product.sha256 },
  ];
  const present = await filesOf(directory);
  for (const { path, sha256 } of stated) {
    if (!present.includes(path)) damage.push(path);
    else if (digestOf(await disk.read(join(directory, path))) !== sha256) damage.push(path);
  }
  const known = new Set<string>([...stated.map(({ path }) => path), CANDIDATE_PATHS.core, CANDIDATE_PATHS.author]);
  const signed = (path: string) =>
    path.startsWith(`${CANDIDATE_PATHS.approvals}/`) || path.startsWith(`${CANDIDATE_PATHS.waivers}/`);
  damage.push(...present.filter((path) => !known.has(path) && !signed(path)));
  const read = async <T>(folder: string) =>
    Promise.all(
      present
        .filter((path) => path.startsWith(`${folder}/`))
        .sort()
        .map(async (path) => parse<T>(await disk.read(join(directory, path)), path)),
    );
  const product = damage.includes(RELEASE_PATHS.product)
    ? {}
    : parse<Record<string, unknown>>(await disk.read(join(directory, RELEASE_PATHS.product)), RELEASE_PATHS.product);
  return {
    directory,
    core,
    digest: candidateDigest(core),
    author: parse<Authorship>(await disk.read(join(directory, CANDIDATE_PATHS.author)), CANDIDATE_PATHS.author),
    approvals: await read<Approval>(CANDIDATE_PATHS.approvals),
    waivers: await read<Waiver>(CANDIDATE_PATHS.waivers),
    damage: [...new Set(damage)].sort(),
    product,
  };
}

/** JSON of a file of the candidate. Its text is nobody's to quote. */
function parse<T>(bytes: Uint8Array, path: string): T {
  try {
    return JSON.parse(decoder.decode(bytes)) as T;
  } catch {
    return fail('input', 'candidate/malformed', `candidate: expected JSON in ${path}`, {
      hint: 'build it again: a candidate is not edited by hand',
    });
  }
}

function strict<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error;
    return fail('input', 'candidate/malformed', `candidate: ${error.faults[0]?.message ?? 'the core is not a core'}`, {
      hint: 'build it again: a candidate is not edited by hand',
    });
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every file below a directory, relative, with `/`; a link is listed and so counts as one file too many. */
async function filesOf(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(notACandidate);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
