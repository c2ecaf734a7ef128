/** The day on which the examples were written: dates in their files are told as if it were today. */
const WRITTEN = '2026-07-01';

const dayOf = (time) => new Date(time).toISOString().slice(0, 10);

/** Today, yyyy-mm-dd in UTC. */
export const today = () => dayOf(Date.now());

/**
 * The text of a file with every day moved as far as today is from the day of writing, and `period` set to this year:
 * agreements stay in force and prices current, in whatever year the example runs.
 */
export function movedToToday(text) {
  const shift = Date.parse(today()) - Date.parse(WRITTEN);
  return text
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayOf(Date.parse(day) + shift))
    .replace(/\bperiod: ('?)\d{4}\b/g, `period: $1${today().slice(0, 4)}`);
}
