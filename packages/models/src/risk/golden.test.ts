import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { safepubParameters } from './safepub-parameters.js';
test('x', () => {
  const g = JSON.parse(readFileSync('/work/shared/golden/arx.json', 'utf8'));
  for (const c of g.safepubParameters) {
    const t0 = performance.now();
    const p = safepubParameters(c.epsilon, c.delta);
    console.log(c.epsilon, c.delta, c.k, p.k, c.beta - p.beta, performance.now() - t0);
  }
  for (const [e, d] of [[10, 1e-5], [0.001, 1e-6], [5, 1e-15], [0.01, 1e-15], [1e-4,1e-9]]) { const t0 = performance.now(); console.log(e, d, safepubParameters(e, d), performance.now() - t0); }
});
