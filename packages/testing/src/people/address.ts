import { below, pick } from '../draw.js';
import type { Random } from '../random.js';
import type { County } from '../world/places.js';

const STREETS = [
  '学府路',
  '解放路',
  '滨河大道',
  '青年街',
  '文昌巷',
  '新民路',
  '团结街',
  '工业二路',
  '梧桐路',
  '南门大街',
];

/** A postal address: province, city, county, street, house, building, unit, door. */
export function addressOf(random: Random, { province, city, name }: County): string {
  const house = `${1 + below(random, 300)}号${1 + below(random, 20)}号楼`;
  const door = `${1 + below(random, 4)}单元${1 + below(random, 18)}0${1 + below(random, 4)}室`;
  return `${province.name}${city.name}${name}${pick(random, STREETS)}${house}${door}`;
}
