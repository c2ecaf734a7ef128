import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fail } from '@sluice/errors';
import { deriveKey, keyCommitment, wipe } from '@sluice/transform';

/** Bytes of a person token: 128 bits make a chance collision among a billion people less likely than 1e-20. */
const TOKEN_BYTES = 16;
/** Bytes of a record token, which is compared among the rows of one person only. */
const RECORD_TOKEN_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Token of the text of a record: HMAC-SHA-256, first 8 bytes. */
export type RecordToken = (text: string) => Uint8Array;

/** What the owner's secret of past releases is good for: naming people by tokens, and sealing what is kept of them. */
export interface HistoryKeys {
  /** Tokens in a domain: of a normalised subject, HMAC-SHA-256, first 16 bytes; of a record, under a key of its own. */
  tokens(domain: string): {
    readonly keyId: string;
    token(subject: string): Uint8Array;
    readonly recordToken: RecordToken;
  };
  /**
   * Commitment to the contents of a source, by its logical digest: HMAC-SHA-256, hex. It tells copies from their original
   * and stale tables from those on record; who reads the register without the secret can try no table against it.
   */
  commit(logicalDigest: string): string;
  /** AES-256-GCM under a random nonce; the name is bound, so that one map never passes for another. */
  seal(name: string, bytes: Uint8Array): Uint8Array;
  /** @throws SluiceError `history/unreadable` for another key, another name, or changed bytes */
  open(name: string, sealed: Uint8Array): Uint8Array;
  wipe(): void;
}

/**
 * Keys derived from the owner's secret (`history:` of the product file), which outlives every release: with another
 * secret the people of earlier releases cannot be recognised, and a further release is refused.
 * @param master at least 32 bytes; not kept
 */
export function historyKeys(master: Uint8Array): HistoryKeys {
  const scope = { product: '', channel: '', recipient: '', epoch: 'stable' };
  const sealing = deriveKey(master, { ...scope, purpose: 'person-map-seal', domain: '' });
  const root = deriveKey(master, { ...scope, purpose: 'person-map', domain: '' });
  const committing = deriveKey(master, { ...scope, purpose: 'source-commitment', domain: '' });
  const derived: Uint8Array[] = [sealing, root, committing];
  return Object.freeze({
    tokens(domain: string) {
      const key = deriveKey(root, { ...scope, purpose: 'person-token', domain });
      const recordKey = deriveKey(root, { ...scope, purpose: 'record-token', domain });
      derived.push(key, recordKey);
      const encoder = new TextEncoder();
      return {
        keyId: keyCommitment(key),
        token: (subject: string) => hmac(sha256, key, encoder.encode(subject)).subarray(0, TOKEN_BYTES),
        // One for each row: the built-in is several times faster.
        recordToken: (text: string) =>
          createHmac('sha256', recordKey).update(text, 'utf8').digest().subarray(0, RECORD_TOKEN_BYTES),
      };
    },
    commit: (logicalDigest: string) =>
      Buffer.from(hmac(sha256, committing, new TextEncoder().encode(logicalDigest))).toString('hex'),
    seal(name: string, bytes: Uint8Array) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(name, 'utf8'));
      return new Uint8Array(Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
    },
    open(name: string, sealed: Uint8Array) {
      try {
        const end = sealed.length - TAG_BYTES;
        const opener = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(name, 'utf8'))
          .setAuthTag(sealed.subarray(end));
        return new Uint8Array(Buffer.concat([opener.update(sealed.subarray(NONCE_BYTES, end)), opener.final()]));
      } catch {
        return fail('input', 'history/unreadable', `what is kept of "${name}" cannot be opened with this secret`, {
          hint: 'name the secret that the earlier release was built with under `history`',
          path: ['history'],
        });
      }
    },
    wipe: () => derived.forEach(wipe),
  });
}
