import { z } from 'zod';

function isDay(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  // Date.parse takes 30 February and gives 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** A day of the calendar (ISO 8601, UTC): `2027-06-30`. */
export const daySchema = z.string().refine(isDay, 'expected a day of the calendar, such as 2027-06-30');
