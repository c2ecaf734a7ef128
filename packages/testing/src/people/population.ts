import { dayOf } from '../days.js';
import { below, chance } from '../draw.js';
import { streams } from '../random.js';
import { weighted } from '../weights.js';
import { type County, counties } from '../world/places.js';
import { addressOf } from './address.js';
import { birthDateOf } from './birth-date.js';
import { type Name, nameOf } from './name.js';
import { phoneOf } from './phone.js';
import { residentId } from './resident-id.js';

export interface Person {
  /** Resident identity number, distinct for each person. */
  readonly id: string;
  readonly name: Name;
  readonly sex: '男' | '女';
  /** `yyyy-mm-dd`. */
  readonly birthDate: string;
  /** Null for the few who gave none. */
  readonly phone: string | null;
  /** County of the first registration: the one in the identity number. */
  readonly home: County;
  readonly address: string;
}

export interface PopulationOptions {
  readonly seed: number | string;
  readonly people: number;
  /** Everybody is born on this day or before it; ages are drawn as of it. ISO date. */
  readonly reference?: string;
}

/** People with identity numbers that agree with region, birth date and sex. The first n do not depend on how many follow. */
export function population({ seed, people, reference = '2023-01-01' }: PopulationOptions): Person[] {
  const stream = streams(seed);
  const random = {
    home: stream('people/home'),
    sex: stream('people/sex'),
    birth: stream('people/birth'),
    order: stream('people/order'),
    name: stream('people/name'),
    phone: stream('people/phone'),
    address: stream('people/address'),
  };
  const places = counties();
  const drawHome = weighted(places.map((county) => county.weight));
  const today = dayOf(reference);
  const taken = new Set<string>();
  return Array.from({ length: people }, () => {
    const home = places[drawHome(random.home)];
    const sex = chance(random.sex, 0.46) ? '男' : '女';
    const birthDate = birthDateOf(random.birth, today);
    const newId = () => residentId(home.code, birthDate, sex, below(random.order, 500));
    let id = newId();
    while (taken.has(id)) id = newId();
    taken.add(id);
    return {
      id,
      name: nameOf(random.name, sex),
      sex,
      birthDate,
      phone: chance(random.phone, 0.04) ? null : phoneOf(random.phone),
      home,
      address: addressOf(random.address, home),
    };
  });
}
