import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether openssl, which shares no code with us, accepts an Ed25519 signature. */
export function opensslAccepts(publicPem: string, message: Uint8Array, signature: Uint8Array): boolean {
  const dir = mkdtempSync(join(tmpdir(), 'sluice-openssl-'));
  try {
    const file = (name: string, data: string | Uint8Array) => {
      writeFileSync(join(dir, name), data);
      return join(dir, name);
    };
    const [key, input, sig] = [file('key.pem', publicPem), file('in', message), file('sig', signature)];
    const args = ['pkeyutl', '-verify', '-pubin', '-rawin', '-inkey', key, '-in', input, '-sigfile', sig];
    return execFileSync('openssl', args, { stdio: 'pipe' }).toString().includes('Signature Verified Successfully');
  } catch {
    return false;
  } finally {
    rmSync(dir, { recursive: true });
  }
}
