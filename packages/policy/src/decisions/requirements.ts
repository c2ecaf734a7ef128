import type { LeavingLabel, Preset, Trust } from '../presets/preset.js';
import type { Sensitivity } from '../sensitivity.js';
import { atLeastAsWide } from './audiences.js';
import { SENSITIVITY_ROWS } from './rows.js';

/**
 * What a release must meet, by its audience and by how grave its gravest column is: a cell of the decision table. Null
 * where nothing is asked. What only one channel has (agreement, registration) stays in the preset.
 */
export interface Requirements {
  /** Whether such data may reach this audience at all. */
  readonly leaves: boolean;
  readonly labels: readonly LeavingLabel[] | null;
  /** Least k of k-anonymity; 1 asks for nothing. */
  readonly leastK: number;
  /** Greatest t of a t-closeness that protects; 1 asks for nothing. */
  readonly greatestT: number;
  /** Kinds of models of which one must name each released sensitive column; empty where none is asked for. */
  readonly sensitiveNeeds: readonly string[];
  /** Lowest grade of evidence that counts for a guarantee by rows. */
  readonly lowestGrade: 'recomputed' | 'derived' | 'attested';
  /** Guarantees that only the signer can count need an annex for an auditor. */
  readonly annex: boolean;
  /** Least people behind a cell; base that published counts are rounded to (1: not rounded). */
  readonly smallCells: { readonly least: number; readonly roundTo: number };
  /** Weakest dominance rules over each trade-secret column of amounts. */
  readonly dominance: NonNullable<Preset['dominance']> | null;
  readonly approvals: { readonly required: number; readonly roles: readonly string[] };
  readonly assessment: { readonly keptYears: number } | null;
  /** Days after which the release has run out, or has been looked at again. */
  readonly reexaminedDays: number | null;
}

/** The audience of a preset; one that names none is taken for the widest, but for one's own use. */
export function trustOfPreset({ trust, channel }: Preset): Trust {
  return trust ?? (channel === 'internal' ? 'self' : 'public');
}

/**
 * The cell of the decision table for the preset in force and a sensitivity: the thresholds of the preset, and whatever
 * the row of each axis adds. Rows only add, so a graver column never loosens; a built-in preset of a wider audience is
 * nowhere looser than that of a narrower one; a preset of one's own only tightens.
 */
export function requirementsOf(preset: Preset, sensitivity: Sensitivity): Requirements {
  const trust = trustOfPreset(preset);
  const rows = [
    SENSITIVITY_ROWS.personal[sensitivity.personal],
    SENSITIVITY_ROWS.state[sensitivity.state],
    SENSITIVITY_ROWS.trade[sensitivity.trade],
  ];
  const days = [preset.validity?.mostDays, preset.review?.days].filter((count) => count !== undefined);
  return {
    leaves: rows.every(({ reaches }) => reaches.some((widest) => atLeastAsWide(widest, trust))),
    labels: preset.labels ?? null,
    leastK: preset.leastK ?? 1,
    greatestT: preset.greatestT ?? 1,
    sensitiveNeeds: preset.sensitiveNeeds ?? [],
    // A preset of old asked for recomputed rows without saying so.
    lowestGrade: preset.lowestGrade ?? (preset.leastK === undefined ? 'attested' : 'recomputed'),
    annex: preset.attestedNeedsAnnex === true,
    smallCells: { least: preset.smallCells?.least ?? 0, roundTo: preset.smallCells?.roundTo ?? 1 },
    dominance: rows.some(({ dominance }) => dominance) ? (preset.dominance ?? null) : null,
    approvals: preset.approvals ?? { required: 0, roles: [] },
    assessment: rows.some(({ assessment }) => assessment) ? (preset.assessment ?? null) : null,
    reexaminedDays: days.length > 0 ? Math.min(...days) : null,
  };
}
