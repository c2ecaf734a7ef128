import { fail } from '@sluice/errors';
import { canonicalJson, type FileDigest, sha256Hex, sums } from '@sluice/provenance';
import type { Registry, ReleaseBody, StoredRecord } from '@sluice/registry';
import { type Disk, nodeDisk } from '../build/disk.js';
import { viewOf } from '../records/view.js';
import { logExcerpt } from './log-excerpt.js';
import { relatedRecords } from './related-records.js';
import { type Standing, standingCandidate, standingRelease } from './standing.js';

export interface EvidenceOptions {
  readonly registry: Registry;
  /** Directory of the candidate, or of the published release. */
  readonly from: { readonly candidate: string } | { readonly release: string };
  readonly now: Date;
  readonly disk?: Disk;
}

/** Files of a pack by name. None has a row, a cell or anything of the annex. */
export type EvidencePack = Readonly<Record<string, Uint8Array>>;

const encoder = new TextEncoder();

/**
 * What an authority asks for when a product is registered (发改数据规〔2025〕26号): the public form of the product, what
 * was signed about the release, the rules that it passed, the approvals, the records that it rests on, what the log says
 * of them, and SHA256SUMS over it all.
 * @throws SluiceError `evidence/unknown-release`, `evidence/internal`, `evidence/other-release`, `evidence/damaged`, and
 *   the faults of reading
 */
export async function evidencePack(id: string, options: EvidenceOptions): Promise<EvidencePack> {
  const { registry, from, now, disk = nodeDisk } = options;
  const record = (await registry.get('release', id)) as StoredRecord<ReleaseBody> | undefined;
  if (record === undefined)
    return fail('input', 'evidence/unknown-release', `the register has no release ${id}`, {
      hint: '`sluice registry list release` shows those that it has',
    });
  if (record.body.channel === 'internal')
    fail('refused', 'evidence/internal', `release ${id}: expected one with an audience`, {
      hint: 'what one makes for oneself is not registered',
    });
  const standing =
    'candidate' in from ? await standingCandidate(from.candidate, disk) : await standingRelease(from.release, disk);
  // The register noted the digest when the candidate was built, so another content is found here without any key.
  if (standing.core.release !== id || standing.candidate !== record.body.candidate)
    fail('refused', 'evidence/other-release', `expected the directory of release ${id} as the register knows it`, {
      hint: 'name the directory that belongs to this release',
    });
  const records = await relatedRecords(viewOf(registry, now.toISOString()), record);
  const entries = await logExcerpt(registry, records);
  const files: Record<string, Uint8Array> = {
    ...signedFiles(standing),
    'records.json': pretty(records),
    'log.jsonl': encoder.encode(entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')),
    'pack.json': pretty({
      release: id,
      product: standing.core.product.id,
      version: standing.core.product.version,
      channel: standing.core.channel.kind,
      state: record.state,
      made: now.toISOString(),
      records: records.length,
      entries: entries.length,
      withheld: ['commitment of a source', 'digest of the record of a source'],
    }),
  };
  const digests: FileDigest[] = Object.entries(files).map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes) }));
  return { ...files, SHA256SUMS: sums(digests) };
}

function signedFiles({ core, approvals, waivers, publication, product, statement }: Standing): EvidencePack {
  const { preset, presetSha256, chain, rules } = core.gate;
  return {
    'product.json': product,
    ...(statement ? { 'attestations.intoto.jsonl': statement } : { 'core.json': canonicalJson(core) }),
    'rules.json': pretty({ preset, presetSha256, chain, built: rules, published: publication?.rules, waivers }),
    'approvals.json': pretty(approvals),
  };
}

function pretty(value: unknown): Uint8Array {
  return encoder.encode(`${JSON.stringify(value, undefined, 2)}\n`);
}
