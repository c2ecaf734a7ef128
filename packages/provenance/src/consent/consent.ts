import { fail } from '@sluice/errors';
import { canonicalJson } from '../canonical-json.js';
import { sha256Hex } from '../digest.js';
import { array, day, hex256, matching, object, oneOf, text } from '../shape.js';

export const CONSENT_TYPE = 'urn:sluice:consent:v1';
export const CONSENT_PAYLOAD_TYPE = 'application/vnd.sluice.consent.v1+json';

/** Role in `trust.json` of whoever signs consents. Never implied: a key must be named so. */
export const CONSENT_ROLE = 'consent';

/** One predicate that a consent covers: its name, and what the name meant when the consent was given. */
export interface ConsentedPredicate {
  readonly name: string;
  /** SHA-256 (hex) of the predicate's definition. A product that gives the name another meaning is not covered. */
  readonly definition: string;
}

/**
 * What a person allows: these predicates about them, to one recipient, for one purpose, within these days. The person
 * is named by a keyed pseudonym only.
 */
export interface Consent {
  readonly type: typeof CONSENT_TYPE;
  /** Id of the product that answers. */
  readonly product: string;
  /** Keyed pseudonym of the person (64 hex digits), never an id. */
  readonly subject: string;
  readonly recipient: string;
  readonly predicates: readonly ConsentedPredicate[];
  readonly purpose: string;
  /** First and last day, yyyy-mm-dd, inclusive. */
  readonly from: string;
  readonly until: string;
  /** 32 hex digits, random: two consents in the same words are two, and can be withdrawn one by one. */
  readonly nonce: string;
}

const shape = object<Consent>({
  type: oneOf(CONSENT_TYPE),
  product: text,
  subject: hex256,
  recipient: text,
  predicates: array(object<ConsentedPredicate>({ name: text, definition: hex256 }), 1),
  purpose: text,
  from: day,
  until: day,
  nonce: matching(/^[0-9a-f]{32}$/, '32 lower-case hex digits'),
});

/**
 * Reads a consent from JSON that nobody has checked: every member and no other, days in order, each predicate once.
 *
 * @throws SluiceError `consent/shape`, `consent/dates`, `consent/twice`, `json/not-canonical`.
 */
export function parseConsent(json: unknown): Consent {
  canonicalJson(json);
  const consent = shape(json, [], 'consent');
  if (consent.from > consent.until) {
    fail('input', 'consent/dates', 'consent: expected from to be no later than until', { path: ['until'] });
  }
  const names = consent.predicates.map(({ name }) => name);
  const again = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (again >= 0) {
    fail('input', 'consent/twice', 'consent: expected each predicate once', { path: ['predicates', again] });
  }
  return consent;
}

/**
 * By what a consent is withdrawn: SHA-256 (hex) of its canonical JSON. The signatures are no part of it, so that the
 * same consent signed once more is withdrawn with it.
 */
export function consentId(consent: Consent): string {
  return sha256Hex(canonicalJson(consent));
}
