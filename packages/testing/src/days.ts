/** Days since 1970-01-01 (negative before), in the proleptic Gregorian calendar, without any time zone. */
export type Day = number;

const MILLISECONDS = 86_400_000;

export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS;
}

/** `yyyy-mm-dd`. */
export function isoOf(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** Completed years between two dates in ISO form. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Ten bands of age: 0-9, 10-19, …, 90 and over. */
export function ageBand(age: number): number {
  return Math.min(9, Math.floor(age / 10));
}
