import type { Random } from '../random.js';
import { weighted, zipf } from '../weights.js';

/** One chapter of a classification shaped like ICD-10. */
export interface Chapter {
  /** First letter of its codes. */
  readonly letter: string;
  readonly name: string;
  /** How often people of each age band (0-9, 10-19, …, 90 and over) come with it, before normalising. */
  readonly byAge: readonly number[];
  /** Number of three-character categories. */
  readonly categories: number;
  /** Median fee of a visit in yuan, and the standard deviation of its logarithm. */
  readonly fee: number;
  readonly spread: number;
  /** Share of visits that need a hospital rather than a community centre. */
  readonly hospital: number;
  readonly sex?: '女';
}

export const CHAPTERS: readonly Chapter[] = [
  chapter('A', '感染', [12, 6, 4, 3, 2, 2, 2, 2, 2, 2], 14, 110, 0.6, 0.3),
  chapter('C', '肿瘤', [0.2, 0.3, 0.8, 1, 4, 9, 12, 12, 8, 4], 16, 1450, 0.9, 0.95),
  chapter('E', '内分泌与代谢', [0.2, 1, 1.5, 4, 9, 15, 15, 12, 8, 5], 10, 190, 0.5, 0.35),
  chapter('F', '精神与行为', [0.5, 9, 9, 6, 4, 2, 1, 1, 2, 3], 12, 240, 0.6, 0.7),
  chapter('H', '眼与耳', [5, 6, 2, 1, 1, 3, 9, 14, 15, 10], 12, 160, 0.7, 0.5),
  chapter('I', '循环', [0.1, 0.2, 0.5, 2, 9, 20, 33, 44, 52, 58], 14, 260, 0.7, 0.45),
  chapter('J', '呼吸', [66, 34, 12, 7, 5, 4, 5, 8, 13, 22], 16, 95, 0.5, 0.2),
  chapter('K', '消化', [6, 8, 14, 16, 15, 10, 7, 5, 4, 3], 14, 210, 0.7, 0.4),
  chapter('L', '皮肤', [8, 22, 12, 5, 3, 2, 2, 2, 2, 2], 10, 120, 0.5, 0.3),
  chapter('M', '肌肉骨骼', [0.3, 2, 8, 15, 21, 22, 14, 9, 5, 3], 14, 180, 0.6, 0.35),
  chapter('N', '泌尿生殖', [0.7, 1, 9, 11, 8, 5, 4, 4, 4, 4], 12, 230, 0.6, 0.5),
  chapter('O', '妊娠与分娩', [0, 0.6, 44, 36, 2, 0, 0, 0, 0, 0], 10, 520, 0.7, 0.8, '女'),
  chapter('S', '损伤', [5, 18, 14, 9, 6, 4, 3, 3, 5, 9], 14, 320, 0.8, 0.6),
];

/**
 * Compiles the draw of a diagnosis code such as `J06.9`: chapter by age band (0 to 9) and sex, category within it by
 * Zipf's law, then a subdivision. Three draws each.
 */
export function diagnosisDraw(): (random: Random, band: number, sex: string) => string {
  const chapterBy = (sex: string) =>
    Array.from({ length: 10 }, (_, band) =>
      weighted(CHAPTERS.map((c) => (c.sex && c.sex !== sex ? 0 : c.byAge[band]))),
    );
  const chapterOfSex: Record<string, ReturnType<typeof chapterBy>> = { 男: chapterBy('男'), 女: chapterBy('女') };
  const categoryOf = CHAPTERS.map((c) => weighted(zipf(c.categories, 1.1)));
  const subdivision = weighted(zipf(4, 1));
  return (random, band, sex) => {
    const drawn = chapterOfSex[sex][band](random);
    // Steps of seven scatter the frequent categories over the numbers 00 to 99, as in life.
    const category = String((categoryOf[drawn](random) * 7 + 3) % 100).padStart(2, '0');
    return `${CHAPTERS[drawn].letter}${category}.${[9, 0, 1, 8][subdivision(random)]}`;
  };
}

/** Chapter of a diagnosis code. */
export function chapterOf(code: string): Chapter {
  return CHAPTERS.find((c) => c.letter === code[0])!;
}

/** Hierarchy rows of every code that the draw can give: code; category; chapter letter; `*`. */
export function diagnosisHierarchy(): string[][] {
  return CHAPTERS.flatMap(({ letter, categories }) =>
    Array.from({ length: categories }, (_, rank) => `${letter}${String((rank * 7 + 3) % 100).padStart(2, '0')}`)
      .sort()
      .flatMap((category) => [0, 1, 8, 9].map((digit) => [`${category}.${digit}`, category, letter, '*'])),
  );
}

function chapter(
  letter: string,
  name: string,
  byAge: readonly number[],
  categories: number,
  fee: number,
  spread: number,
  hospital: number,
  sex?: '女',
): Chapter {
  return { letter, name, byAge, categories, fee, spread, hospital, ...(sex && { sex }) };
}
