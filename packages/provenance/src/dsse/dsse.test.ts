import { describe, expect, it } from 'vitest';
import { opensslAccepts } from '../../test/openssl.js';
import { sampleCore, sampleFiles } from '../../test/sample-core.js';
import { buildStatement } from '../build-statement.js';
import { canonicalJson } from '../canonical-json.js';
import { loadPublicKey } from '../keys/public-key.js';
import { signDelegation } from '../keys/sign-delegation.js';
import { generateSigningKey, loadSigner, verifyEd25519 } from '../node.js';
import { PAYLOAD_TYPE } from '../statement.js';
import { type Envelope, envelopeBytes } from './envelope.js';
import { openEnvelope } from './open.js';
import { pae } from './pae.js';
import { signStatement } from './sign.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const statement = buildStatement(sampleCore(), [], sampleFiles());
const key = generateSigningKey();
const other = generateSigningKey();
const trusted = [loadPublicKey(key.publicPem)];
const open = (bytes: Uint8Array, keys = trusted) => openEnvelope(bytes, keys, verifyEd25519);
const codeOf = async (bytes: Uint8Array, keys = trusted) => {
  const result = await open(bytes, keys);
  return result.ok ? 'ok' : result.faults[0].code;
};

describe('pae', () => {
  it('the example of the DSSE protocol', () => {
    expect(read(pae('http://example.com/HelloWorld', utf8('hello world')))).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
  });
  it('counts bytes, not characters', () => expect(read(pae('é', utf8('门')))).toBe('DSSEv1 2 é 3 门'));
});

describe('signStatement and openEnvelope', () => {
  it('what was signed is opened, by each trusted key', async () => {
    const keys = [trusted[0], loadPublicKey(other.publicPem)];
    const bytes = await signStatement(statement, [loadSigner(key.privatePem), loadSigner(other.privatePem)]);
    const result = await open(bytes, keys);
    expect(result.ok && result.value.statement).toEqual(statement);
    expect(result.ok && result.value.keys.map(({ keyid }) => keyid)).toEqual([key.keyid, other.keyid].sort());
  });

  it('is one line of canonical JSON', async () => {
    const line = read(await signStatement(statement, [loadSigner(key.privatePem)]));
    expect(line.endsWith('\n') && !line.slice(0, -1).includes('\n')).toBe(true);
    expect(read(canonicalJson(JSON.parse(line)))).toBe(line.slice(0, -1));
  });

  it('does not depend on the order of the signers', async () => {
    const signers = [loadSigner(key.privatePem), loadSigner(other.privatePem)];
    expect(await signStatement(statement, signers.reverse())).toEqual(
      await signStatement(statement, signers.reverse()),
    );
  });

  it('openssl verifies the signature over the PAE bytes', async () => {
    const envelope = JSON.parse(read(await signStatement(statement, [loadSigner(key.privatePem)]))) as Envelope;
    const signature = new Uint8Array(Buffer.from(envelope.signatures[0].sig, 'base64'));
    const message = pae(PAYLOAD_TYPE, new Uint8Array(Buffer.from(envelope.payload, 'base64')));
    expect(opensslAccepts(key.publicPem, message, signature)).toBe(true);
    message[40] ^= 1;
    expect(opensslAccepts(key.publicPem, message, signature)).toBe(false);
  });

  it('no signer, and one signer twice, are refused', async () => {
    await expect(signStatement(statement, [])).rejects.toThrow(/envelope\/no-signer/);
    const signer = loadSigner(key.privatePem);
    await expect(signStatement(statement, [signer, signer])).rejects.toThrow(/envelope\/signer-twice/);
  });

  it('a statement that no verifier would read is not signed', async () => {
    const broken = { ...statement, extra: 1 };
    await expect(signStatement(broken, [loadSigner(key.privatePem)])).rejects.toThrow(/statement\/shape/);
  });
});

describe('openEnvelope refuses', () => {
  const resign = (payload: Uint8Array, type = PAYLOAD_TYPE) => {
    const sig = loadSigner(key.privatePem).sign(pae(type, payload)) as Uint8Array;
    const signatures = [{ keyid: key.keyid, sig: Buffer.from(sig).toString('base64') }];
    return envelopeBytes({ payload: Buffer.from(payload).toString('base64'), payloadType: type, signatures });
  };

  it('every single-bit flip', async () => {
    const bytes = await signStatement(statement, [loadSigner(key.privatePem)]);
    // Bits of the middle of the payload are alike: those of head and tail are all tried, of the rest each 7th byte.
    const tail = bytes.length - 400;
    for (let i = 0; i < bytes.length; i += i < 200 || i >= tail ? 1 : 7) {
      for (let bit = 0; bit < 8; bit++) {
        bytes[i] ^= 1 << bit;
        expect((await open(bytes)).ok, `byte ${i}, bit ${bit}`).toBe(false);
        bytes[i] ^= 1 << bit;
      }
    }
    expect((await open(bytes)).ok).toBe(true);
  });

  it('other spellings of the same envelope', async () => {
    const text = read(await signStatement(statement, [loadSigner(key.privatePem)]));
    const { payload, payloadType, signatures } = JSON.parse(text) as Envelope;
    for (const spelling of [
      text.trimEnd(),
      `${text}\n`,
      ` ${text}`,
      `\ufeff${text}`,
      text + text,
      `${JSON.stringify({ signatures, payloadType, payload })}\n`,
      text.replace('{', '{"payload":"",'),
      read(envelopeBytes({ payload: payload.replace(/=*$/, ''), payloadType, signatures })),
      `${JSON.stringify({ extra: 1, payload, payloadType, signatures })}\n`,
      `${JSON.stringify({ payload, payloadType, signatures: [] })}\n`,
      '[]\n',
      '',
    ]) {
      const code = await codeOf(utf8(spelling));
      if (spelling.includes(payload)) expect(code).toBe('envelope/not-canonical');
      else expect(['envelope/not-canonical', 'signature/invalid']).toContain(code);
    }
  });

  it('signatures out of order, twice, or one that nobody trusts beside a good one', async () => {
    const both = [loadSigner(key.privatePem), loadSigner(other.privatePem)];
    const bytes = await signStatement(statement, both);
    expect(await codeOf(bytes)).toBe('signature/untrusted');
    const envelope = JSON.parse(read(bytes)) as Envelope;
    const keys = [trusted[0], loadPublicKey(other.publicPem)];
    const reversed = { ...envelope, signatures: [...envelope.signatures].reverse() };
    expect(await codeOf(envelopeBytes(reversed), keys)).toBe('envelope/not-canonical');
    const twice = { ...envelope, signatures: [envelope.signatures[0], envelope.signatures[0]] };
    expect(await codeOf(envelopeBytes(twice), keys)).toBe('envelope/not-canonical');
  });

  it('a key that nobody trusts, and a key id that is not the signing key', async () => {
    const bytes = await signStatement(statement, [loadSigner(other.privatePem)]);
    expect(await codeOf(bytes)).toBe('signature/untrusted');
    const renamed = utf8(read(bytes).replace(other.keyid, key.keyid));
    expect(await codeOf(renamed)).toBe('signature/invalid');
  });

  it('a key outside its scope', async () => {
    const bytes = await signStatement(statement, [loadSigner(key.privatePem)]);
    const scoped = (scope: object) => codeOf(bytes, [{ ...trusted[0], ...scope }]);
    expect(await scoped({ channels: ['opening'], products: ['clinic-visits'], roles: ['operator'] })).toBe('ok');
    expect(await scoped({ channels: ['sharing'] })).toBe('signature/out-of-scope');
    expect(await scoped({ until: '2026-02-28' })).toBe('signature/out-of-scope');
  });

  it('a key that only a delegation adds, without its root, outside it, or with a line that was changed', async () => {
    const root = generateSigningKey();
    const rootKey = { ...loadPublicKey(root.publicPem), roles: ['root'] };
    const line = await signDelegation(loadSigner(root.privatePem), {
      publicKey: key.publicPem,
      roles: ['operator'],
      channels: ['opening'],
      from: '2026-03-01',
      until: '2026-03-31',
    });
    const sign = (day: string, lines = [line]) => {
      const publication = { day, rules: [{ code: 'G14', status: 'pass' as const }] };
      const delegated = buildStatement(sampleCore(), [], sampleFiles(), { publication, delegations: lines });
      return signStatement(delegated, [loadSigner(key.privatePem)]);
    };
    expect(await codeOf(await sign('2026-03-02'), [rootKey])).toBe('ok');
    expect(await codeOf(await sign('2026-04-01'), [rootKey])).toBe('delegation/not-in-force');
    expect(await codeOf(await sign('2026-03-02'), [loadPublicKey(root.publicPem)])).toBe('delegation/no-root');
    expect(await codeOf(await sign('2026-03-02', [`${line} `]), [rootKey])).toBe('envelope/not-canonical');
  });

  it('a payload of another type, of another shape, or not canonical, although signed', async () => {
    expect(await codeOf(resign(canonicalJson(statement)))).toBe('ok');
    expect(await codeOf(resign(canonicalJson(statement), 'text/plain'))).toBe('envelope/payload-type');
    expect(await codeOf(resign(canonicalJson({ ...statement, extra: 1 })))).toBe('statement/shape');
    expect(await codeOf(resign(utf8('{')))).toBe('statement/not-json');
    expect(await codeOf(resign(utf8(JSON.stringify(statement, null, 1))))).toBe('statement/not-canonical');
    const doubled = read(canonicalJson(statement)).replace('{"_type"', '{"_type":"x","_type"');
    expect(await codeOf(resign(utf8(doubled)))).toBe('statement/not-canonical');
  });
});
