import { createHeap } from './heap.js';
import type { Found, OptimalSearch } from './optimal.js';
import { better, type Candidate, reach, type SearchLimit } from './problem.js';

interface OpenNode {
  readonly levels: readonly number[];
  readonly bound: number;
}

/** Failing nodes worth remembering: each settles all finer ones. */
const MOST_FAILS = 1024;
/** Every so many steps a dive looks for a better incumbent. */
const DIVE_EVERY = 64;

const finerOrEqual = (a: readonly number[], b: readonly number[]) => a.every((level, c) => level <= b[c]);

/**
 * Best-first search for lattices too large to list, or with a limit of steps or time: always the open node with the
 * least bound, so that the bound of the open nodes is a lower bound of the optimum at any moment, and the gap to the
 * best node found is known when the search stops. Dives upwards and descents from what they find give good nodes
 * early. Without a limit it ends at the exact optimum.
 */
export async function searchAnytime(search: OptimalSearch, until: SearchLimit): Promise<Found> {
  const { low, high, checker, loss, pacer } = search;
  const open = createHeap<OpenNode>(
    (a, b) => a.bound < b.bound || (a.bound === b.bound && lexBefore(a.levels, b.levels)),
  );
  const seen = new Set<string>();
  const checked = new Map<string, boolean>();
  const fails: (readonly number[])[] = [];
  let best: Candidate | undefined;
  let nodesChecked = 0;
  const spent = () =>
    nodesChecked >= (until.steps ?? Number.POSITIVE_INFINITY) ||
    pacer.elapsed() >= (until.milliseconds ?? Number.POSITIVE_INFINITY);

  function visit(levels: readonly number[]): boolean {
    const key = levels.join();
    const known = checked.get(key);
    if (known !== undefined) return known;
    if (fails.some((fail) => finerOrEqual(levels, fail))) return false;
    const facts = checker.check(levels);
    nodesChecked++;
    checked.set(key, facts.withinLimit);
    if (facts.finerFail && fails.length < MOST_FAILS) fails.push(levels);
    if (!facts.withinLimit) return false;
    const candidate = { facts, loss: loss.measure(facts), rest: loss.rest?.(facts) ?? [] };
    if (better(candidate, best)) best = candidate;
    return true;
  }

  /** Up from a node by least bound, then binary search for where the path begins to hold. */
  function dive(from: readonly number[]): void {
    const path = [from];
    for (let at: readonly number[] | undefined = from; at !== undefined; ) {
      const ups = neighbours(at, 1).sort((a, b) => loss.bound(a) - loss.bound(b));
      at = ups[0];
      if (at) path.push(at);
    }
    let begin = 0;
    let end = path.length - 1;
    while (begin <= end && !spent()) {
      const middle = (begin + end) >> 1;
      if (visit(path[middle])) end = middle - 1;
      else begin = middle + 1;
    }
  }

  /** Down from the best node, one column at a time, as long as it helps. */
  function descend(): void {
    for (let before: Candidate | undefined; best && best !== before && !spent(); ) {
      before = best;
      for (const down of neighbours(best.facts.levels, -1))
        if (!spent() && loss.bound(down) <= reach(best)) visit(down);
    }
  }

  function neighbours(levels: readonly number[], step: 1 | -1): number[][] {
    const out: number[][] = [];
    for (let c = 0; c < levels.length; c++) {
      const level = levels[c] + step;
      if (level >= low[c] && level <= high[c]) out.push(levels.map((l, i) => (i === c ? level : l)));
    }
    return out;
  }

  function push(levels: readonly number[]): void {
    const key = levels.join();
    if (seen.has(key)) return;
    seen.add(key);
    open.push({ levels, bound: loss.bound(levels) });
  }

  visit(high);
  dive(low);
  descend();
  push(low);
  for (let step = 0; open.size > 0 && !spent(); step++) {
    const next = open.peek() as OpenNode;
    if (next.bound > reach(best)) break;
    open.pop();
    visit(next.levels);
    for (const up of neighbours(next.levels, 1)) if (loss.bound(up) <= reach(best)) push(up);
    if (step % DIVE_EVERY === DIVE_EVERY - 1) {
      const before = best;
      dive(next.levels);
      if (best !== before) descend();
    }
    await pacer.pause(() => (until.steps ? nodesChecked / until.steps : 0));
  }
  const left = open.peek()?.bound ?? Number.POSITIVE_INFINITY;
  return { best, lowerBound: Math.min(left, best?.loss ?? left), nodesChecked };
}

function lexBefore(a: readonly number[], b: readonly number[]): boolean {
  const c = a.findIndex((level, i) => level !== b[i]);
  return c >= 0 && a[c] < b[c];
}
