import type { Preset } from './preset.js';
import { THRESHOLDS, type Threshold, TIGHTENING, type Value } from './thresholds.js';

/** A member of a preset that asks for less than the same member of its base. */
export interface Loosened {
  readonly member: string;
  /** What was expected, in words: `at least 20`. */
  readonly expected: string;
}

const SAME = ['channel', 'trust', 'preview'] as const;

/**
 * What `preset` loosens of `base`, both in full: each threshold in its own order, the rules that are asked (none may be
 * missing), and channel, audience and preview, which stay as they are. Empty where `preset` is at least as tight.
 */
export function loosened(base: Preset, preset: Preset): readonly Loosened[] {
  const found: Loosened[] = [];
  for (const member of SAME)
    if (preset[member] !== base[member]) found.push({ member, expected: String(base[member] ?? 'none') });
  for (const member of ['rules', 'publication'] as const) {
    const missing = (base[member] ?? []).filter((code) => !(preset[member] ?? []).includes(code));
    if (missing.length > 0) found.push({ member, expected: `${missing.join(', ')} among them` });
  }
  const hidden = base.notBuilt.filter((code) => !preset.notBuilt.includes(code));
  if (hidden.length > 0) found.push({ member: 'notBuilt', expected: `${hidden.join(', ')} among them` });
  for (const member of THRESHOLDS) {
    const expected = looser(member, base, preset);
    if (expected !== undefined) found.push({ member, expected });
  }
  return found;
}

function looser<M extends Threshold>(member: M, base: Preset, preset: Preset): string | undefined {
  const { within, expected } = TIGHTENING[member];
  // Every threshold is "nothing asked" where it is absent, but for `waivable`: there absent is the tightest.
  if (member === 'waivable') {
    const extra = (preset.waivable ?? []).filter((code) => !(base.waivable ?? []).includes(code));
    return extra.length > 0 ? TIGHTENING.waivable.expected(base.waivable ?? []) : undefined;
  }
  const before = base[member] as Value<M> | undefined;
  const now = preset[member] as Value<M> | undefined;
  if (before === undefined) return undefined;
  return now !== undefined && within(now, before) ? undefined : expected(before);
}
