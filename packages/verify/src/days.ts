/** Day of a moment, yyyy-mm-dd, in UTC. Such days order as text. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** The same day so many years later; 28 February where that year has no 29th. */
export function addYears(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const leap = new Date(`${year}-02-29T00:00:00Z`).getUTCMonth() === 1;
  return year + (day.slice(4) === '-02-29' && !leap ? '-02-28' : day.slice(4));
}
