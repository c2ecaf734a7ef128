import { type Addition, additionsOf, type Grid, partsOf } from '../grid.js';
import { type Bounds, maxOf, minOf } from './bounds.js';

/** Bounds of all places of a grid while they are being tightened; `high` null: none. */
export interface Box {
  readonly low: bigint[];
  readonly high: (bigint | null)[];
}

export function boxOf(known: readonly Bounds[]): Box {
  return { low: known.map((b) => b.low), high: known.map((b) => b.high) };
}

/** Called with the place and its bounds before they change, so that a search can take the change back. */
export type BeforeChange = (index: number, low: bigint, high: bigint | null) => void;

/** Tightens parent and parts of one addition; returns the places that changed, null where nothing fits any more. */
function tightenAddition(box: Box, addition: Addition, before: BeforeChange): number[] | null {
  const { low, high } = box;
  const { parent } = addition;
  const parts = partsOf(addition);
  const changed: number[] = [];
  const narrow = (index: number, l: bigint, h: bigint | null): boolean => {
    const newLow = maxOf(low[index], l);
    const own = high[index];
    const newHigh = own === null ? h : h === null ? own : minOf(own, h);
    if (newLow !== low[index] || newHigh !== own) {
      before(index, low[index], own);
      low[index] = newLow;
      high[index] = newHigh;
      changed.push(index);
    }
    return newHigh === null || newLow <= newHigh;
  };
  let lowest = 0n;
  let highest = 0n;
  let unbounded = 0;
  for (const part of parts) {
    lowest += low[part];
    const h = high[part];
    if (h === null) unbounded++;
    else highest += h;
  }
  if (!narrow(parent, lowest, unbounded === 0 ? highest : null)) return null;
  const [least, most] = [low[parent], high[parent]];
  for (const part of parts) {
    const own = high[part];
    const othersUnbounded = unbounded - (own === null ? 1 : 0);
    const othersHighest = highest - (own ?? 0n);
    const from = othersUnbounded === 0 ? maxOf(0n, least - othersHighest) : 0n;
    const to = most === null ? null : most - (lowest - low[part]);
    const lowBefore = low[part];
    if (!narrow(part, from, to)) return null;
    lowest += low[part] - lowBefore;
    const after = high[part];
    if (after !== own) {
      if (own === null) unbounded--;
      highest += (after ?? 0n) - (own ?? 0n);
    }
  }
  return changed;
}

/**
 * Tightens a box by the additions around the places in `start`, and on from what changes, until nothing changes or
 * `steps` additions were looked at (on large numbers it may creep). What remains holds the true bounds; in three
 * dimensions or more it may be wider than they are.
 * @returns false where nothing fits
 */
export function tighten(
  grid: Grid,
  box: Box,
  start: Iterable<number>,
  steps: number,
  before: BeforeChange = () => undefined,
): boolean {
  const key = ({ parent, stride }: Addition) => `${parent}/${stride}`;
  const waiting = new Map<string, Addition>();
  const wake = (index: number) => {
    for (const addition of additionsOf(grid, index)) waiting.set(key(addition), addition);
  };
  for (const index of start) wake(index);
  let left = steps;
  for (const [name, addition] of waiting) {
    if (left-- <= 0) return true;
    waiting.delete(name);
    const changed = tightenAddition(box, addition, before);
    if (changed === null) return false;
    for (const index of changed) wake(index);
  }
  return true;
}
