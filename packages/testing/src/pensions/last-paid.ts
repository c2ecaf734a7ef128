import { below } from '../draw.js';
import type { Random } from '../random.js';
import type { PensionState } from './status.js';

/** How many months back the last payment of a state can lie, from and up to. */
const MONTHS: Readonly<Record<PensionState, readonly [least: number, most: number]>> = {
  active: [0, 0],
  suspended: [1, 11],
  deceased: [1, 24],
  transferred: [2, 36],
};

/** Day of the last payment (ISO): the 15th of a month, that of `reference` for a pension that is paid. Takes one draw. */
export function lastPaid(random: Random, status: PensionState, reference: string): string {
  const [least, most] = MONTHS[status];
  const back = least + below(random, most - least + 1);
  const paidThisMonth = Number(reference.slice(8)) >= 15 ? 0 : 1;
  const months = Number(reference.slice(0, 4)) * 12 + Number(reference.slice(5, 7)) - 1 - back - paidThisMonth;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-15`;
}
