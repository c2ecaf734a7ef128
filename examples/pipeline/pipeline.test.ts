import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKey } from '@sluice/provenance/node';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { pipeline } from './pipeline.js';

test('the pipeline compiles a table shaped with arquero to a release', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-pipeline-'));
  try {
    const auditor = await identityToRecipient(await generateIdentity());
    const release = join(folder, 'release');
    const { id, verdict, guarantees } = await pipeline(release, generateSigningKey().privatePem, auditor);
    expect(id).toMatch(/^rel-[0-9a-f]{32}$/);
    expect(verdict.pass).toBe(true);
    expect(guarantees.map((g) => [g.model, g.unit, g.grade])).toEqual([
      ['k-anonymity', 'rows', 'recomputed'],
      ['k-anonymity', 'people', 'attested'],
    ]);
    expect(readdirSync(release)).toContain('SHA256SUMS');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
