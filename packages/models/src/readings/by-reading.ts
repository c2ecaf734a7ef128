import type { ClassFacts, ModelEvidence, Reading, ValueFacts } from '../model.js';
import { columnFacts } from './column-facts.js';

/** Whether a class holds, by its index. Only asked for classes that have units. */
export type ClassTest = (c: number) => boolean;

/** What a model asks of one sensitive column: a test for rows, and one for people. */
export interface ReadingTests {
  readonly byRows: (reading: Reading, facts: ValueFacts) => ClassTest;
  readonly byPeople: (reading: Reading, facts: ValueFacts) => ClassTest;
}

/** A class without a unit shows nothing, so it fails: rows of no person cannot count for people. */
function fails(reading: Reading, size: number, holds: ClassTest): Uint8Array {
  const out = new Uint8Array(size);
  for (let c = 0; c < size; c++) out[c] = reading.units[c] > 0 && holds(c) ? 0 : 1;
  return out;
}

/** 1 for each class that fails by rows or, where people are the unit, by people. Length: classes. */
export function failingByReading(classes: ClassFacts, column: string, tests: ReadingTests): Uint8Array {
  const facts = columnFacts(classes, column);
  const out = fails(facts.byRows, classes.size, tests.byRows(facts.byRows, facts));
  if (!facts.byPeople) return out;
  const people = fails(facts.byPeople, classes.size, tests.byPeople(facts.byPeople, facts));
  for (let c = 0; c < out.length; c++) out[c] |= people[c];
  return out;
}

/** The two claims about a condition that anyone recounts by rows, and that by people is the signer's word. */
export function claims(byRows: boolean, byPeople?: boolean): readonly ModelEvidence[] {
  const rows = {
    unit: 'rows' as const,
    grade: 'recomputed' as const,
    strength: byPeople === undefined ? ('sufficient' as const) : ('necessary' as const),
    holds: byRows,
  };
  if (byPeople === undefined) return [rows];
  return [rows, { unit: 'people', grade: 'attested', strength: 'sufficient', holds: byPeople }];
}

export const none = (mask: Uint8Array): boolean => !mask.includes(1);

/** Evidence for a model of one sensitive column: rows recomputed, people attested. */
export function evidenceByReading(classes: ClassFacts, column: string, tests: ReadingTests): readonly ModelEvidence[] {
  const facts = columnFacts(classes, column);
  const { byRows, byPeople } = facts;
  const rows = none(fails(byRows, classes.size, tests.byRows(byRows, facts)));
  return claims(rows, byPeople && none(fails(byPeople, classes.size, tests.byPeople(byPeople, facts))));
}

/** The holder has no original table: what was compared with one is the signer's word. */
export function attestedIfOriginal(
  claimed: readonly ModelEvidence[],
  reference: 'released' | 'original',
): readonly ModelEvidence[] {
  return reference === 'original' ? claimed.map((claim) => ({ ...claim, grade: 'attested' as const })) : claimed;
}
