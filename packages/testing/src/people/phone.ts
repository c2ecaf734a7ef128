import { below, pick } from '../draw.js';
import type { Random } from '../random.js';

/** First three digits as carriers use them. */
const PREFIXES = [
  '130',
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '152',
  '158',
  '159',
  '177',
  '186',
  '188',
  '199',
];

/** A mobile number of eleven digits. */
export function phoneOf(random: Random): string {
  return `${pick(random, PREFIXES)}${String(below(random, 100_000_000)).padStart(8, '0')}`;
}
