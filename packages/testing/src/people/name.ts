import { chance, pick } from '../draw.js';
import type { Random } from '../random.js';
import { weighted, zipf } from '../weights.js';
import { GIVEN, SURNAMES } from './surnames.js';

/** A person's name in Han characters and in pinyin (surname first, no tones). */
export interface Name {
  readonly han: string;
  readonly pinyin: string;
}

const drawSurname = weighted(zipf(SURNAMES.length, 0.8));

/** A name: surname by Zipf's law (compound ones are rare), then one or two characters that suit the sex (男, 女). */
export function nameOf(random: Random, sex: string): Name {
  const [surname, surnamePinyin] = SURNAMES[drawSurname(random)];
  const own = sex === '男' ? GIVEN.男 : GIVEN.女;
  const given = [pick(random, chance(random, 0.6) ? own : GIVEN.both)];
  if (chance(random, 0.78)) given.push(pick(random, own));
  const pinyin = given.map(([, sound]) => sound).join('');
  return {
    han: surname + given.map(([character]) => character).join(''),
    pinyin: `${capital(surnamePinyin)} ${capital(pinyin)}`,
  };
}

function capital(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}
