import { hmacSha256Hex } from '@sluice/provenance';
import { normaliseSubject } from '@sluice/table';
import { deriveKey, keyCommitment } from '@sluice/transform';

const LONGEST_ID = 256;

/** The keys by which a product of the form `verification` names people and recipients in its ledger. */
export interface AnswerKeys {
  readonly subject: Uint8Array;
  readonly recipient: Uint8Array;
  /** Public commitment to the key of subjects; stands in the release. */
  readonly commitment: string;
}

/**
 * Derives the keys of a product from a master key (at least 32 bytes): HKDF-SHA-256, purpose `verification`. The epoch is
 * stable and the recipient empty: a person has one pseudonym over all recipients, versions and releases, since the cap
 * counts over all of them.
 * @throws SluiceError `key/too-short`, `key/scope`
 */
export function answerKeys(
  master: Uint8Array,
  product: { readonly id: string; readonly channel: { readonly kind: string } },
): AnswerKeys {
  const derive = (domain: string) =>
    deriveKey(master, {
      purpose: 'verification',
      product: product.id,
      channel: product.channel.kind,
      recipient: '',
      domain,
      epoch: 'stable',
    });
  const subject = derive('subject');
  return Object.freeze({ subject, recipient: derive('recipient'), commitment: keyCommitment(subject) });
}

/**
 * The one spelling of a person's id that everything goes by (`normaliseSubject`), or null for what can be no id: not a
 * text, blank, longer than 256 characters, or without a UTF-8 form.
 */
export function subjectText(id: unknown): string | null {
  if (typeof id !== 'string' || id.length > LONGEST_ID || /\p{Surrogate}/u.test(id)) return null;
  const text = normaliseSubject(id);
  return text === '' || text.length > LONGEST_ID ? null : text;
}

/** Keyed pseudonym of a person: HMAC-SHA-256 (hex) of the id in its one spelling. What a consent names. */
export function subjectPseudonym(keys: AnswerKeys, id: string): string {
  return hmacSha256Hex(keys.subject, new TextEncoder().encode(normaliseSubject(id)));
}

/** Keyed pseudonym of a recipient; its id is taken letter by letter. */
export function recipientPseudonym(keys: AnswerKeys, id: string): string {
  return hmacSha256Hex(keys.recipient, new TextEncoder().encode(id));
}
