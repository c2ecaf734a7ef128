import {
  openRevocations,
  type ReleaseStatement,
  type RevocationList,
  signedOn,
  type TrustedKey,
  type VerifyEd25519,
} from '@sluice/provenance';
import { dayOf } from '../days.js';
import { failed, passed, stated, type VerifyCheck } from '../result.js';
import { shown } from '../shown.js';

export interface RevocationOptions {
  /** Bytes of a signed list; without one nothing is known of revocations. */
  readonly bytes: Uint8Array | undefined;
  /** Longest age of the list in milliseconds. */
  readonly maxAge: number | undefined;
  readonly now: Date;
  readonly trusted: readonly TrustedKey[];
  readonly verifyEd25519: VerifyEd25519;
}

/**
 * Whether a list of revocations takes the release back, by id, whatever candidate it names, or a key that signed for it, on the
 * day on which it signed or before. The list must be signed by a key that may revoke this release (exit 8), be of its
 * publisher, and be neither of the future nor too old: what is missing from it would mean nothing (exit 5).
 */
export async function checkRevocation(
  statement: ReleaseStatement,
  candidate: string,
  signers: readonly TrustedKey[],
  options: RevocationOptions,
): Promise<readonly VerifyCheck[]> {
  const name = 'revocation';
  if (options.bytes === undefined) return [stated(name, 'not checked')];
  const { core } = statement.predicate;
  const about = { channel: core.channel.kind, product: core.product.id };
  const opened = await openRevocations(options.bytes, options.trusted, options.verifyEd25519, about);
  if (!opened.ok) {
    const [{ code, message }] = opened.faults;
    const unreadable = code.startsWith('revocations/') && code !== 'revocations/own-key';
    return [failed(unreadable ? 2 : 8, name, `${message} (${code})`)];
  }
  const { list } = opened.value;
  const of = `list ${list.number} of ${list.at}`;
  const age = options.now.getTime() - Date.parse(list.at);
  if (list.publisher !== core.product.owner) return [failed(5, name, `${of} is that of another publisher`)];
  if (age < 0) return [failed(5, name, `${of} is still to come`)];
  if (options.maxAge !== undefined && age > options.maxAge) return [failed(5, name, `${of} is too old`)];
  return [release(list, of, core.release, candidate, dayOf(options.now)), ...keys(list, statement, signers, options)];
}

function release(list: RevocationList, of: string, id: string, candidate: string, today: string): VerifyCheck {
  const name = 'revocation';
  const sameId = list.entries.filter((entry) => entry.release === id);
  // Ids are 128 random bits: two candidates of one id are no accident, and the publisher knows the other one.
  if (sameId.some((each) => each.candidate !== candidate)) {
    return failed(5, name, `${of} takes back this id with another candidate: this is not the release of that id`);
  }
  const [entry] = sameId;
  if (entry === undefined) return passed(name, `not on ${of}`);
  const instead = entry.replacement === undefined ? '' : `; use ${entry.replacement} instead`;
  const gone = entry.takenDown ? '; taken down' : '';
  const what = `${shown(entry.reason)}, from ${entry.from}${gone}${instead}`;
  return entry.from <= today
    ? failed(5, name, `revoked: ${what}`)
    : passed(name, `not yet in force on ${of}: to be revoked: ${what}`);
}

/** Each signature counts on its day: by a key that is not revoked by then, nor is one that delegated it. */
function keys(
  list: RevocationList,
  statement: ReleaseStatement,
  signers: readonly TrustedKey[],
  { trusted }: RevocationOptions,
): readonly VerifyCheck[] {
  const { core, author, approvals, waivers = [] } = statement.predicate;
  const uses = [
    ...signers.map(({ keyid }) => ({ keyid, day: signedOn(statement) })),
    ...(author ? [{ keyid: author.keyid, day: core.issued }] : []),
    ...approvals,
    ...waivers,
  ];
  const revoked = new Map((list.keys ?? []).map(({ keyid, from }) => [keyid, from]));
  const faults = new Set<string>();
  for (const { keyid, day } of uses) {
    const chain = trusted.find((key) => key.keyid === keyid)?.delegatedBy ?? [];
    for (const each of [keyid, ...chain]) {
      const from = revoked.get(each);
      if (from !== undefined && from <= day) faults.add(`key ${each} does not count from ${from} on`);
    }
  }
  return [...faults].map((why) => failed(5, 'revoked key', why));
}
