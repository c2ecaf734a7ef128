import type { Day } from '../days.js';
import type { Random } from '../random.js';
import { weighted } from '../weights.js';

/** Compiles the draw of a visit day in [from, from + days): fewer at weekends, more in the cold months. */
export function visitDayDraw(from: Day, days: number): (random: Random) => Day {
  const draw = weighted(
    Array.from({ length: days }, (_, i) => {
      // 1970-01-01 was a Thursday: day 2 was the first Saturday.
      const weekday = (((from + i - 2) % 7) + 7) % 7;
      const week = weekday === 0 ? 0.55 : weekday === 1 ? 0.35 : 1;
      return week * (1 + 0.2 * Math.cos((2 * Math.PI * (from + i - 14)) / 365.2425));
    }),
  );
  return (random) => from + draw(random);
}
