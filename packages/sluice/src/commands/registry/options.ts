import { fail } from '@sluice/errors';
import type { Actor } from '@sluice/registry';
import { actorOf } from '../../wiring/actor.js';
import type { VerbArgs } from './verb.js';

type Values = VerbArgs['values'];

/** Options of every verb that writes: who acts. */
export const ACTOR_OPTIONS = Object.freeze({ as: { type: 'string' }, role: { type: 'string' } } as const);
export const ACTOR_HELP: readonly (readonly [string, string])[] = [
  ['--as NAME', 'who acts, for the audit log; the account of this process when left out'],
  ['--role ROLE', 'in which role: steward when left out'],
];

export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Every occurrence of an option that may stand several times. */
export function textsOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

/** @throws SluiceError `usage/missing-option` */
export function needText(values: Values, name: string, what: string): string {
  return textOf(values, name) ?? fail('input', 'usage/missing-option', `expected --${name} ${what}`);
}

/** A whole number, digits only. @throws SluiceError `usage/number` */
export function integerOf(values: Values, name: string, least: number, most: number): number | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : -1;
  if (number < least || number > most)
    fail('input', 'usage/number', `--${name}: expected a whole number from ${least} to ${most}`);
  return number;
}

export function actorFrom(values: Values): Actor {
  return actorOf(textOf(values, 'role') ?? 'steward', textOf(values, 'as'));
}

/** The present day, yyyy-mm-dd in UTC. */
export function dayFrom({ now }: VerbArgs): string {
  return (now ?? new Date()).toISOString().slice(0, 10);
}

/** `--lang`; English when left out. @throws SluiceError `usage/lang` */
export function langOf(values: Values): 'zh' | 'en' {
  const lang = textOf(values, 'lang') ?? 'en';
  if (lang === 'zh' || lang === 'en') return lang;
  return fail('input', 'usage/lang', '--lang: expected zh or en');
}

/** `--period` or `--year`, four digits. @throws SluiceError `usage/missing-option`, `usage/year` */
export function yearOf(values: Values, name: 'period' | 'year'): string {
  const year = needText(values, name, 'YEAR');
  if (!/^(?:19|2\d)\d\d$/.test(year)) fail('input', 'usage/year', `--${name}: expected a year, such as 2026`);
  return year;
}
