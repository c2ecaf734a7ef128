import type { IntersectionFact } from '@sluice/policy';
import type { ReleaseBody, StoredRecord, Transaction } from '@sluice/registry';
import { decodePersonMap } from '@sluice/risk';
import type { Candidate } from '../candidate/read-candidate.js';
import { compareMaps } from './compare-maps.js';
import type { HistoryKeys } from './history-keys.js';
import { type Delivered, holdingsOf } from './holdings.js';

/**
 * The same comparison when a candidate is published: with the releases that came since it was built, and with the
 * members of its bundle, which are announced before it in the same transaction. Where nothing came since, the build's
 * own answer stands, and the secret is not needed.
 */
export async function compareCandidate(
  { core }: Candidate,
  record: StoredRecord,
  tx: Transaction,
  keys: HistoryKeys | undefined,
): Promise<IntersectionFact> {
  const body = record.body as ReleaseBody;
  const newcomer: Delivered = {
    release: core.release,
    channel: core.channel.kind,
    recipient: core.channel.recipient ?? null,
    concepts: body.concepts,
    ...(body.subjectDomain !== undefined && { subjectDomain: body.subjectDomain }),
  };
  const holdings = await holdingsOf(newcomer, tx);
  const { releases } = holdings;
  const compared = body.comparedWith ?? [];
  const since = releases.filter((id) => !compared.includes(id));
  if (since.length === 0) return { status: releases.length === 0 ? 'first' : 'holds', releases, reasons: [] };
  if (body.map === undefined) return compareMaps(undefined, holdings, tx, keys);
  const sealed = await tx.getSealed(body.map);
  if (sealed === undefined) return { status: 'missing', releases: [core.release], reasons: ['no-person-map'] };
  if (keys === undefined) return { status: 'no-key', releases: since, reasons: ['released-since'] };
  return compareMaps(decodePersonMap(keys.open(body.map, sealed)), holdings, tx, keys);
}
