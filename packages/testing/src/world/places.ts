import { zipf } from '../weights.js';

/** A county-level division: the finest of the three levels of a GB/T 2260 code. */
export interface County {
  /** Six digits: two for the province, two for the city, two for the county. */
  readonly code: string;
  readonly name: string;
  readonly city: { readonly code: string; readonly name: string };
  readonly province: { readonly code: string; readonly name: string };
  /** Share of the population, before normalising. */
  readonly weight: number;
}

/** Province numbers that are in use, so that structural checks of an identity number pass; the names are invented. */
const PROVINCES = [
  ['37', '东岭省'],
  ['51', '西岷省'],
  ['44', '南棠省'],
  ['13', '北泽省'],
  ['32', '江屿省'],
] as const;

const CITIES = [
  ...['沅山', '澜江', '棠海', '栖川', '岚阳', '澄湖', '汀兰', '霁州', '樵岭', '浣溪'],
  ...['槐安', '枫洲', '梧原', '桐浦', '苇塘', '柏岩', '银杉', '云岫', '松隐', '鹤汀'],
];

/** How many urban districts, counties and county-level cities a city has, from the largest city of a province down. */
const MAKE_UP = [
  [5, 2, 1],
  [3, 2, 1],
  [2, 3, 1],
  [1, 2, 1],
] as const;

/** GB/T 2260 numbers districts from 01 (not used for a real one), counties from 21, county-level cities from 81. */
const KINDS = [
  { first: 2, suffix: '区' },
  { first: 21, suffix: '县' },
  { first: 81, suffix: '市' },
] as const;

const FIRST_SYLLABLES = [...'东西南北上下新安永清宁平'];
const SECOND_SYLLABLES = [...'屏桥渡坪畈湾塘陂浦垄'];

/**
 * The 120 counties of an invented country: 5 provinces with 4 cities each, population skewed at every level.
 * City numbers run from 61, a part of the range for cities in which no real city lies: no code names a real place, and
 * no identity number made from one can be a living person's.
 */
export function counties(): readonly County[] {
  const list: County[] = [];
  const provinceWeights = zipf(PROVINCES.length, 0.9);
  const cityWeights = zipf(MAKE_UP.length, 0.8);
  PROVINCES.forEach(([number, provinceName], p) => {
    MAKE_UP.forEach((counts, c) => {
      const cityNumber = `${number}${61 + c}`;
      const countyWeights = zipf(counts[0] + counts[1] + counts[2], 0.6);
      let rank = 0;
      counts.forEach((count, kind) => {
        const { first, suffix } = KINDS[kind];
        for (let i = 0; i < count; i++) {
          list.push({
            code: `${cityNumber}${String(first + i).padStart(2, '0')}`,
            name: `${countyStem(list.length)}${suffix}`,
            city: { code: `${cityNumber}00`, name: `${CITIES[p * MAKE_UP.length + c]}市` },
            province: { code: `${number}0000`, name: provinceName },
            weight: provinceWeights[p] * cityWeights[c] * countyWeights[rank++],
          });
        }
      });
    });
  });
  return list;
}

/** Hierarchy rows: county code; city code; province code; `*`. */
export function districtHierarchy(): string[][] {
  return counties().map(({ code, city, province }) => [code, city.code, province.code, '*']);
}

function countyStem(i: number): string {
  const first = FIRST_SYLLABLES[i % FIRST_SYLLABLES.length];
  return `${first}${SECOND_SYLLABLES[Math.floor(i / FIRST_SYLLABLES.length) % SECOND_SYLLABLES.length]}`;
}
