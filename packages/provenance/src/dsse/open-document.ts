import type { Result } from '@sluice/errors';
import { openDelegations } from '../keys/delegation.js';
import type { TrustedKey } from '../keys/trust.js';
import { checkSignatures } from './check-signatures.js';
import type { VerifyEd25519 } from './ed25519.js';
import { parsePayload, peekPayload } from './parse-payload.js';
import { readEnvelope } from './read-envelope.js';

/** A kind of signed JSON: its type under the signature, how it is read, and where delegations stand in it. */
export interface DocumentKind<T> {
  readonly payloadType: string;
  /** Noun of its fault codes and messages: `statement`. */
  readonly family: string;
  /** What its file is called in messages. */
  readonly noun: string;
  parse(json: unknown): T;
  /** Delegations that it brings along, and the day on which they must be in force; of JSON that nobody has checked. */
  delegations(json: unknown): { readonly lines: readonly string[]; readonly day: string };
}

export interface OpenedDocument<T> {
  readonly value: T;
  /** The trusted keys that signed, in the order of the envelope. */
  readonly keys: readonly TrustedKey[];
  /** Every key that is trusted here: the reader's own, and those that the document's delegations add. */
  readonly trusted: readonly TrustedKey[];
}

/**
 * Opens a signed document of any kind: canonical envelope, delegations from a trusted root, every signature by a
 * trusted key, canonical payload of the right shape. Delegations are read before the signature over them is checked: each
 * is signed by itself, so that only the roots that the reader trusts can add a key.
 *
 * Faults: `envelope/*`, `delegation/*`, `signature/*`, and `<family>/*` for what is signed rightly but not readable.
 * Which keys may sign such a document is for the caller.
 */
export async function openDocument<T>(
  bytes: Uint8Array,
  kind: DocumentKind<T>,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
): Promise<Result<OpenedDocument<T>>> {
  const envelope = readEnvelope(bytes, kind.payloadType, kind.noun);
  if (!envelope.ok) return envelope;
  const { lines, day } = kind.delegations(peekPayload(envelope.value.payload));
  const delegated = await openDelegations(lines, trusted, verifyEd25519, day);
  if (!delegated.ok) return delegated;
  const all = [...trusted, ...delegated.value];
  const keys = await checkSignatures(envelope.value, all, verifyEd25519, kind.noun);
  if (!keys.ok) return keys;
  const value = parsePayload(envelope.value.payload, kind.family, (json) => kind.parse(json));
  if (!value.ok) return value;
  return { ok: true, value: { value: value.value, keys: keys.value, trusted: all }, warnings: [] };
}

/** The lines under `delegations` of an object, or none where it has no such list: its own reader says what is wrong. */
export function delegationLines(json: unknown): readonly string[] {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'delegations')) return [];
  const lines = (json as { readonly delegations: unknown }).delegations;
  return Array.isArray(lines) && lines.every((line) => typeof line === 'string') ? lines : [];
}
