import type { Random } from './random.js';

/** Uniform integer in [0, n). */
export function below(random: Random, n: number): number {
  return Math.floor(random() * n);
}

/** One member of a list, each as likely as the next. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)];
}

/** True with probability p. */
export function chance(random: Random, p: number): boolean {
  return random() < p;
}

/** Standard normal deviate (Box and Muller 1958). Always takes two draws, so that a stream stays in step. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
