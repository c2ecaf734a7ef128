import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FreshVerifier } from '@sluice/product';

/** The built command line, also when this module runs from source. */
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Runs `sluice verify` in a process of its own, which sees the finished bytes and the public key, and nothing else. */
export const freshVerifier: FreshVerifier = (directory, { trust, channel }) =>
  new Promise((done) => {
    const args = [MAIN, 'verify', directory, '--trust', '-', '--json', '--channel', channel];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    child.on('error', () => done({ ok: false, failed: ['the verifier could not be started'] }));
    child.on('close', (code) => {
      try {
        const result = JSON.parse(out) as { ok: boolean; checks: { name: string; ok: boolean }[] };
        const failed = result.checks.filter((c) => !c.ok).map((c) => c.name);
        done({ ok: code === 0 && result.ok === true, failed: failed.length > 0 ? failed : [`exit code ${code}`] });
      } catch {
        done({ ok: false, failed: [`the verifier gave no result (exit code ${code})`] });
      }
    });
    child.stdin.on('error', () => undefined); // it may have ended before it read the key: `close` tells
    child.stdin.end(trust);
  });
