import { quick } from './result.mjs';

/** CPU milliseconds of this process so far, all threads (compiler, collector and DuckDB's included). */
export const cpuNow = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** CPU milliseconds of `calls` calls. */
async function spend(work, calls) {
  const start = cpuNow();
  for (let i = 0; i < calls; i++) await work();
  return cpuNow() - start;
}

/** First quartile, median and third quartile, by linear interpolation (type 7 of Hyndman and Fan 1996). */
export function quartiles(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)];
    return below + (sorted[Math.ceil(place)] - below) * (place - Math.floor(place));
  };
  return { q1: at(0.25), median: at(0.5), q3: at(0.75) };
}

/** How often one side holds the other: the ratios of their samples, round by round. Void as the reference is. */
export function ratio(reference, ours) {
  return { ...quartiles(reference.samples.map((ms, round) => ms / ours.samples[round])), void: reference.void };
}

/** Nanoseconds a row from milliseconds a call. */
export function perRow({ q1, median, q3, void: isVoid }, rows) {
  const ns = (ms) => (ms * 1e6) / rows;
  return { q1: ns(q1), median: ns(median), q3: ns(q3), void: isVoid };
}

const [ROUNDS, WARM_UP, LEAST_MS] = quick ? [3, 1, 10] : [11, 3, 30];

/** A reference that spreads this much between its quartiles measures the load of the machine, not the work. */
const VOID_ABOVE = 1.5;
const ATTEMPTS = quick ? 1 : 3;

/**
 * CPU milliseconds a call of each side, interleaved: in each round every side runs once, the order turning from round
 * to round. A sample is as many calls as fill LEAST_MS, so that short work is not lost in the clock. Void runs, told by
 * the spread of the references (every side, unless named), are repeated, and called void when they stay so.
 * @param sides functions by name; they may return a promise
 */
export async function sideBySide(sides, references = Object.keys(sides)) {
  const names = Object.keys(sides);
  const calls = {};
  for (const name of names) {
    let ms = 0;
    for (let i = 0; i < WARM_UP; i++) ms = await spend(sides[name], 1);
    calls[name] = Math.min(1000, Math.max(1, Math.ceil(LEAST_MS / Math.max(ms, 0.01))));
  }
  for (let attempt = 1; ; attempt++) {
    const samples = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (let i = 0; i < names.length; i++) {
        const name = names[(i + round) % names.length];
        samples[name].push((await spend(sides[name], calls[name])) / calls[name]);
      }
    const measured = {};
    for (const name of names) {
      const spread = quartiles(samples[name]);
      measured[name] = { ...spread, samples: samples[name], void: spread.q3 > VOID_ABOVE * spread.q1 };
    }
    if (attempt === ATTEMPTS || !references.some((name) => measured[name].void)) return measured;
  }
}
