import { dateText } from './date.js';
import { type Canonical, MISMATCH, TOO_PRECISE, YEAR_RANGE } from './flaw.js';

const SHAPE = /^(\S+?)[T ]([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,9}))?( \(BC\))?$/;

/**
 * Canonical text of a timestamp without zone: `yyyy-mm-ddThh:mm:ss`, and `.ffffff` with all six digits where the
 * fraction is not zero. A space instead of `T` is taken, since SQL prints one. No leap second, no hour 24.
 */
export function timestampText(text: string): Canonical {
  const parts = SHAPE.exec(text);
  if (parts === null) return MISMATCH.timestamp;
  const date = dateText(parts[1]);
  if (typeof date !== 'string') return date === YEAR_RANGE ? YEAR_RANGE : MISMATCH.timestamp;
  if (parts[6] !== undefined) return YEAR_RANGE;
  const time = `${date}T${parts[2]}:${parts[3]}:${parts[4]}`;
  const fraction = (parts[5] ?? '').padEnd(9, '0');
  if (!fraction.endsWith('000')) return TOO_PRECISE;
  return fraction === '000000000' ? time : `${time}.${fraction.slice(0, 6)}`;
}
