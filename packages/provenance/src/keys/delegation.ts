import type { Fault, Result } from '@sluice/errors';
import { checkSignatures } from '../dsse/check-signatures.js';
import type { VerifyEd25519 } from '../dsse/ed25519.js';
import { parsePayload } from '../dsse/parse-payload.js';
import { type ReadEnvelope, readEnvelope } from '../dsse/read-envelope.js';
import { DELEGATION_TYPE, type Delegation, parseDelegation } from './delegation-shape.js';
import { loadPublicKey } from './public-key.js';
import { KEY_ROLES } from './roles.js';
import type { TrustedKey } from './trust.js';

/** Links from a root to a key that signs: root, organisation, unit, desk, key. */
const MAX_DEPTH = 4;
/** More lines than any release needs; each costs a signature check. */
const MAX_LINES = 256;

/** A key that may hand rights on: a root, or a delegated key with `mayDelegate`. */
interface Giver {
  readonly key: TrustedKey;
  readonly isRoot: boolean;
  readonly mayDelegate: boolean;
}

/**
 * Keys that these delegations add to the trusted ones. A chain starts at a trusted key that names the role `root`
 * (never at one without roles: a plain public key is trusted to sign, not to name signers). Down a chain roles,
 * channels, products and dates only narrow; it has at most four links and no cycle; each key is delegated once. A key
 * that the reader trusts by name keeps the scope that the reader gave it.
 *
 * @param lines DSSE lines without their line breaks, in any order; one that does not hold is a fault of the whole.
 * @param day yyyy-mm-dd on which all must be in force.
 * Faults: `delegation/*`, `envelope/*`, `signature/invalid`, `key/*`.
 */
export async function openDelegations(
  lines: readonly string[],
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
  day: string,
): Promise<Result<readonly TrustedKey[]>> {
  if (lines.length > MAX_LINES) return wrong('too-many', 0, `expected at most ${MAX_LINES} lines`);
  const waiting: { readonly at: number; readonly envelope: ReadEnvelope }[] = [];
  for (const [at, line] of lines.entries()) {
    const read = readEnvelope(new TextEncoder().encode(`${line}\n`), DELEGATION_TYPE, `delegation ${at + 1}`);
    if (!read.ok) return read;
    if (read.value.signatures.length !== 1) return wrong('signers', at, 'expected one signature');
    waiting.push({ at, envelope: read.value });
  }

  const givers = new Map<string, Giver>();
  for (const key of trusted) {
    if (key.roles?.includes(KEY_ROLES.root)) givers.set(key.keyid, { key, isRoot: true, mayDelegate: true });
  }
  // A line can be checked once the key that signed it is known: so the chains grow from the roots, a link at a time.
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ envelope }) => givers.has(envelope.signatures[0].keyid));
    if (next < 0) {
      const why = 'expected a chain to a trusted key with the role root';
      return wrong('no-root', waiting[0].at, why, 'name the root in trust.json with roles: ["root"]');
    }
    const [{ at, envelope }] = waiting.splice(next, 1);
    const giver = givers.get(envelope.signatures[0].keyid) as Giver;
    const signed = await checkSignatures(envelope, [giver.key], verifyEd25519, `delegation ${at + 1}`);
    if (!signed.ok) return signed;
    const parsed = parsePayload(envelope.payload, 'delegation', parseDelegation);
    if (!parsed.ok) return parsed;
    const key = delegatedKey(giver.key, parsed.value);
    const fault = refusal(giver, key, parsed.value, day, givers);
    if (fault !== null) return wrong(fault[0], at, fault[1]);
    givers.set(key.keyid, { key, isRoot: false, mayDelegate: parsed.value.mayDelegate === true });
  }
  const known = new Set(trusted.map(({ keyid }) => keyid));
  const added = [...givers.values()].filter(({ key }) => !known.has(key.keyid)).map(({ key }) => key);
  return { ok: true, value: added, warnings: [] };
}

function delegatedKey(giver: TrustedKey, { publicKey, mayDelegate: _, ...scope }: Delegation): TrustedKey {
  return Object.freeze({
    ...loadPublicKey(publicKey),
    ...scope,
    delegatedBy: Object.freeze([...(giver.delegatedBy ?? []), giver.keyid]),
  });
}

/** Why this link does not hold, or null. */
function refusal(
  { key: giver, isRoot, mayDelegate }: Giver,
  key: TrustedKey,
  given: Delegation,
  day: string,
  known: ReadonlyMap<string, Giver>,
): readonly [what: string, why: string] | null {
  const chain = key.delegatedBy ?? [];
  if (!mayDelegate) return ['not-allowed', 'the key that signed it may not delegate'];
  if (chain.includes(key.keyid)) return ['cycle', 'expected a key that does not stand above it in the chain'];
  if (known.has(key.keyid)) return ['twice', 'expected each key to be delegated once'];
  if (chain.length > MAX_DEPTH) return ['too-deep', `expected at most ${MAX_DEPTH} links from the root`];
  // What a root may do itself does not bound what it hands on: naming signers is its office.
  if (!isRoot && !within(given.roles, giver.roles)) return ['widens', 'expected roles that the giver has'];
  if (!within(given.channels, giver.channels)) return ['widens', 'expected channels that the giver has'];
  if (!within(given.products, giver.products)) return ['widens', 'expected products that the giver has'];
  if (giver.from !== undefined && given.from < giver.from) return ['widens', `expected from ${giver.from} on at most`];
  if (giver.until !== undefined && given.until > giver.until)
    return ['widens', `expected until ${giver.until} at most`];
  if (day < given.from || day > given.until) return ['not-in-force', `it counts from ${given.from} to ${given.until}`];
  return null;
}

/** An absent list is no restriction: within it is everything, and it is within nothing but another absent one. */
function within(inner: readonly string[] | undefined, outer: readonly string[] | undefined): boolean {
  return outer === undefined || (inner?.every((each) => outer.includes(each)) ?? false);
}

function wrong(what: string, at: number, why: string, hint?: string) {
  const code = `delegation/${what}`;
  const fault: Fault = { code, message: `delegation ${at + 1}: ${why}`, ...(hint !== undefined && { hint }) };
  return { ok: false as const, faults: [fault] };
}
