import { isDay } from './civil.js';
import { type Canonical, MISMATCH, YEAR_RANGE } from './flaw.js';

const SHAPE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const FAR = /^(?:[+-][0-9]{6,}|[0-9]{5,})-[0-9]{2}-[0-9]{2}(?: \(BC\))?$|^[0-9]{4,}-[0-9]{2}-[0-9]{2} \(BC\)$/;

/** Canonical text of a date: `yyyy-mm-dd`, years 0001 to 9999, proleptic Gregorian calendar. */
export function dateText(text: string): Canonical {
  const parts = SHAPE.exec(text);
  if (parts === null) return FAR.test(text) ? YEAR_RANGE : MISMATCH.date;
  const year = Number(parts[1]);
  if (!isDay(year, Number(parts[2]), Number(parts[3]))) return MISMATCH.date;
  return year === 0 ? YEAR_RANGE : text;
}
