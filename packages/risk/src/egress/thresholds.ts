import { fail } from '@sluice/errors';
import type { EgressMessage } from './message.js';

/** Limits that a table must keep to leave a secure domain. Data: a preset, or a preset made stricter. */
export interface EgressThresholds {
  /** Least number of distinct units behind a published cell that is not empty. */
  readonly least: number;
  /** Published counts must be multiples of this. */
  readonly roundTo?: number;
  /** (n,k) dominance: the n largest contributions make at most the share k of the total, 0 < k <= 1. */
  readonly nk: { readonly n: number; readonly k: number };
  /** p% rule: what remains without the two largest contributions is at least p per cent of the largest. */
  readonly p: number;
  /** ACRO's p-ratio: the same quantity as a share; both may be set, the stricter decides. */
  readonly pRatio?: number;
  /** Every published zero is flagged, not only one that shows where all units of a group are. */
  readonly zeros?: boolean;
}

/** Thresholds with a name, and where the numbers come from. */
export interface EgressPreset {
  readonly name: string;
  readonly thresholds: EgressThresholds;
  readonly source: EgressMessage;
}

const RECALLED: EgressMessage = {
  zh: '数值取自通行惯例（凭记忆，未核对原文），可按机构要求收紧',
  en: 'recalled convention, not confirmed against a text; an organisation may tighten it',
};

const nk = Object.freeze({ n: 1, k: 0.75 });

/** The built-in presets; the first is the default. */
export const EGRESS_PRESETS: readonly EgressPreset[] = Object.freeze([
  { name: 'outside', thresholds: Object.freeze({ least: 10, nk, p: 10 }), source: RECALLED },
  { name: 'opening', thresholds: Object.freeze({ least: 10, roundTo: 5, nk, p: 10 }), source: RECALLED },
  { name: 'sharing', thresholds: Object.freeze({ least: 5, nk, p: 10 }), source: RECALLED },
]);

/** Built-in preset by name. */
export function egressPresetOf(name: string): EgressPreset | undefined {
  return EGRESS_PRESETS.find((preset) => preset.name === name);
}

const isWhole = (x: number, least: number) => Number.isSafeInteger(x) && x >= least;

/**
 * Checks thresholds that came from outside.
 * @throws SluiceError `egress/thresholds` naming the field
 */
export function checkThresholds(t: EgressThresholds): EgressThresholds {
  const refuse = (field: string, expected: string) =>
    fail('input', 'egress/thresholds', `${field}: expected ${expected}`, { path: [field] });
  if (!isWhole(t.least, 1)) refuse('least', 'a whole number of at least 1');
  if (t.roundTo !== undefined && !(isWhole(t.roundTo, 2) && t.roundTo <= 1e6))
    refuse('roundTo', 'a whole number of 2 to 1000000');
  if (!(isWhole(t.nk.n, 1) && t.nk.n <= 1000)) refuse('nk', 'n as a whole number of 1 to 1000');
  if (!(t.nk.k >= 0.0001 && t.nk.k <= 1)) refuse('nk', 'k as a share of the total, above 0 and at most 1');
  if (!(t.p >= 0.0001 && t.p <= 1000)) refuse('p', 'a per cent above 0 and at most 1000');
  if (t.pRatio !== undefined && !(t.pRatio >= 0.000001 && t.pRatio <= 10))
    refuse('pRatio', 'a share above 0 and at most 10');
  return t;
}

/**
 * A preset made stricter. Each limit may only tighten: `least`, `p` and `pRatio` rise, `roundTo` becomes a multiple of
 * the old base, `nk` gets no smaller n and no larger k (then every cell that fails the old rule fails the new one).
 * @throws SluiceError `egress/thresholds` for a number out of range, `egress/loosens` for one that loosens
 */
export function tightenThresholds(base: EgressThresholds, wish: Partial<EgressThresholds>): EgressThresholds {
  const asked = checkThresholds({ ...base, ...wish });
  const loosened = [
    asked.least < base.least && 'least',
    base.roundTo !== undefined && (asked.roundTo ?? 1) % base.roundTo !== 0 && 'roundTo',
    (asked.nk.n < base.nk.n || asked.nk.k > base.nk.k) && 'nk',
    asked.p < base.p && 'p',
    base.pRatio !== undefined && (asked.pRatio ?? 0) < base.pRatio && 'pRatio',
    base.zeros === true && asked.zeros !== true && 'zeros',
  ].filter((name) => typeof name === 'string');
  if (loosened.length > 0)
    fail('input', 'egress/loosens', `${loosened.join(', ')}: looser than the chosen preset`, {
      hint: 'thresholds may only be tightened; another preset is chosen by name',
      path: [loosened[0]],
    });
  return asked;
}
