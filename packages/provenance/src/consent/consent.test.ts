import { expect, test } from 'vitest';
import { signEnvelope } from '../dsse/sign-envelope.js';
import { generateSigningKey } from '../keys/generate.js';
import { loadSigner } from '../keys/signer.js';
import type { TrustedKey } from '../keys/trust.js';
import { verifyEd25519 } from '../keys/verify.js';
import { CONSENT_PAYLOAD_TYPE, CONSENT_ROLE, CONSENT_TYPE, type Consent, consentId, parseConsent } from './consent.js';
import { openConsent } from './open.js';
import { signConsent } from './sign.js';

const service = loadSigner(generateSigningKey().privatePem);
const other = loadSigner(generateSigningKey().privatePem);
const trusted = (more: Partial<TrustedKey> = {}): TrustedKey[] => [
  { keyid: service.keyid, publicKey: service.publicKey, roles: [CONSENT_ROLE], ...more },
];
const use = { channel: 'authorised-operation', day: '2026-03-10' };

const sample: Consent = {
  type: CONSENT_TYPE,
  product: 'age-check',
  subject: 'a'.repeat(64),
  recipient: 'bank-1',
  predicates: [{ name: 'adult', definition: 'b'.repeat(64) }],
  purpose: 'lending',
  from: '2026-03-01',
  until: '2026-03-31',
  nonce: '0'.repeat(32),
};
const codes = async (bytes: Uint8Array, keys = trusted(), where = use) => {
  const opened = await openConsent(bytes, keys, verifyEd25519, where);
  return opened.ok ? [] : opened.faults.map(({ code }) => code);
};

test('a signed consent opens, with an id that is that of its words', async () => {
  const opened = await openConsent(await signConsent(sample, [service]), trusted(), verifyEd25519, use);
  expect(opened.ok && opened.value).toEqual({ id: consentId(sample), consent: sample });
  expect(consentId({ ...sample, nonce: '1'.repeat(32) })).not.toBe(consentId(sample));
});

test('keys that nobody trusts as consent sign nothing', async () => {
  const signed = await signConsent(sample, [service]);
  expect(await codes(await signConsent(sample, [other]))).toEqual(['signature/untrusted']);
  expect(await codes(signed, trusted({ roles: ['operator'] }))).toEqual(['signature/untrusted']);
  expect(await codes(signed, [{ keyid: service.keyid, publicKey: service.publicKey }])).toEqual([
    'signature/untrusted',
  ]);
  expect(await codes(signed, trusted({ products: ['other'] }))).toContain('signature/out-of-scope');
  expect(await codes(signed, trusted({ channels: ['sharing'] }))).toContain('signature/out-of-scope');
});

test('a key must be in force on the first day of the consent and on the day of use', async () => {
  const signed = await signConsent(sample, [service]);
  expect(await codes(signed, trusted({ from: '2026-03-02' }))).toEqual(['signature/out-of-scope']);
  expect(await codes(signed, trusted({ until: '2026-03-09' }))).toEqual(['signature/out-of-scope']);
  expect(await codes(signed, trusted({ from: '2026-03-01', until: '2026-03-10' }))).toEqual([]);
});

test('one changed byte anywhere is found', async () => {
  const signed = await signConsent(sample, [service]);
  for (let i = 0; i < signed.length; i += 7) {
    const changed = Uint8Array.from(signed);
    changed[i] ^= 1;
    expect([i, (await codes(changed)).length > 0]).toEqual([i, true]);
  }
});

test('a signature over another kind of document, or a second one that nobody knows, does not pass', async () => {
  expect(await codes(await signEnvelope('application/vnd.in-toto+json', sample, [service]))).toEqual([
    'envelope/payload-type',
  ]);
  expect(await codes(await signConsent(sample, [service, other]))).toEqual(['signature/untrusted']);
  expect(await codes(await signEnvelope(CONSENT_PAYLOAD_TYPE, { ...sample, all: true }, [service]))).toEqual([
    'consent/shape',
  ]);
});

test.each([
  ['consent/shape', { subject: '11010519491231002X' }],
  ['consent/shape', { predicates: [] }],
  ['consent/shape', { until: '2026-02-30' }],
  ['consent/dates', { until: '2026-02-28' }],
  ['consent/twice', { predicates: [sample.predicates[0], { ...sample.predicates[0], definition: 'c'.repeat(64) }] }],
])('%s: refused before it is signed, and no value is shown', async (code, change) => {
  const spoiled = { ...sample, ...change } as Consent;
  await expect(signConsent(spoiled, [service])).rejects.toMatchObject({ code });
  try {
    parseConsent(spoiled);
  } catch (error) {
    expect(String(error)).not.toContain('1101051949');
  }
});

test('what is far too large is not read', async () => {
  expect(await codes(new Uint8Array(70_000))).toEqual(['consent/too-large']);
});
