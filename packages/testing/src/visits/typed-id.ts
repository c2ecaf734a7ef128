import type { Random } from '../random.js';

/**
 * An identity number as a clerk typed it: seldom not at all, some with a lower-case check letter, a few with stray
 * blanks or full-width digits. All spellings of one number mean one person. Always takes two draws.
 */
export function typedId(random: Random, id: string): string | null {
  const slip = random();
  const spelt = random() < 0.2 ? id.toLowerCase() : id;
  if (slip < 0.002) return null;
  if (slip < 0.008) return `${spelt} `;
  if (slip < 0.014) return ` ${spelt}`;
  if (slip < 0.016) return spelt.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  return spelt;
}
