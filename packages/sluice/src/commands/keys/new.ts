import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fail } from '@sluice/errors';
import { generateSigningKey } from '@sluice/provenance/node';
import type { ParsedArgs, Terminal } from '../../command.js';

interface NewKey {
  readonly secret: string;
  /** What others may see; absent for a secret that has no public half. */
  readonly public?: string;
  /** One line that tells the key from others. */
  readonly id: string;
}

const KINDS: Readonly<Record<string, () => Promise<NewKey>>> = {
  async signing() {
    const { privatePem, publicPem, keyid } = generateSigningKey();
    return { secret: privatePem, public: publicPem, id: keyid };
  },
  async pseudonym() {
    return { secret: `${randomBytes(32).toString('hex')}\n`, id: '32 random bytes, hex' };
  },
  async auditor() {
    const { generateIdentity, identityToRecipient } = await import('age-encryption');
    const identity = await generateIdentity();
    const recipient = await identityToRecipient(identity);
    return { secret: `${identity}\n`, public: `${recipient}\n`, id: recipient };
  },
};

function writeNew(path: string, text: string, mode: number): void {
  try {
    // 'wx': a key is never written over, because what it protects would be lost with it.
    writeFileSync(path, text, { flag: 'wx', mode });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    fail(exists ? 'input' : 'io', exists ? 'key/exists' : 'io/key', `cannot write the key file "${path}"`, {
      hint: exists ? 'a key is never written over: name another file' : 'check the directory and its permissions',
    });
  }
}

/** `keys new KIND --out FILE`: the secret half for you alone, the public half beside it. */
export async function newKey(
  [kind]: readonly string[],
  values: ParsedArgs['values'],
  terminal: Terminal,
): Promise<number> {
  const make = Object.hasOwn(KINDS, kind ?? '') ? KINDS[kind] : undefined;
  const { out } = values;
  if (!make) return fail('input', 'usage/keys', 'expected: keys new signing|pseudonym|auditor --out FILE');
  if (typeof out !== 'string') return fail('input', 'usage/missing-option', 'keys new needs --out FILE');
  const key = await make();
  writeNew(out, key.secret, 0o600);
  if (key.public !== undefined) writeNew(`${out}.pub`, key.public, 0o644);
  const files = { secret: out, ...(key.public !== undefined && { public: `${out}.pub` }) };
  if (values['json']) terminal.out(`${JSON.stringify({ kind, id: key.id, ...files })}\n`);
  else terminal.err(`${kind} key ${key.id}\n  secret ${out}${key.public ? `\n  public ${out}.pub` : ''}\n`);
  return 0;
}
