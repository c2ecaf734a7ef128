import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKey } from '@sluice/provenance/node';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { pipeline } from './pipeline.js';

test('a program takes a table shaped with arquero to an approved, published release', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-pipeline-'));
  try {
    writeFileSync(join(folder, 'history.key'), randomBytes(32).toString('hex'), { mode: 0o600 });
    const { built, release } = await pipeline(folder, {
      operator: generateSigningKey().privatePem,
      'privacy-officer': generateSigningKey().privatePem,
      owner: generateSigningKey().privatePem,
      auditor: await identityToRecipient(await generateIdentity()),
    });
    expect(built.release).toBeUndefined();
    expect(built.guarantees.map((g) => [g.model, g.unit, g.grade])).toEqual([
      ['k-anonymity', 'rows', 'recomputed'],
      ['k-anonymity', 'people', 'attested'],
    ]);
    expect(release.id).toBe(built.id);
    expect(release.verdict.pass).toBe(true);
    expect(readdirSync(join(folder, 'release'))).toContain('SHA256SUMS');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
