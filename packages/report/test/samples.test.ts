import { PREDICATE_TYPE, parseStatement, STATEMENT_TYPE } from '@sluice/provenance';
import { expect, it } from 'vitest';
import { SAMPLES } from './pages.js';

it.each(Object.keys(SAMPLES))('%s is a predicate that a statement may hold', (name) => {
  const subject = [{ name: 'product.json', digest: { sha256: '0'.repeat(64) } }];
  const json = { _type: STATEMENT_TYPE, subject, predicateType: PREDICATE_TYPE, predicate: SAMPLES[name]() };
  expect(() => parseStatement(json)).not.toThrow();
});
