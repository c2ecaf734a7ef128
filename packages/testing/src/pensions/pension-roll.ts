import { ageOn, dayOf, isoOf } from '../days.js';
import { below, chance, normal } from '../draw.js';
import { nameOf } from '../people/name.js';
import { residentId } from '../people/resident-id.js';
import { streams } from '../random.js';
import type { Cell, TextColumn, TextTable } from '../tables/text-table.js';
import { weighted } from '../weights.js';
import { counties } from '../world/places.js';
import { lastPaid } from './last-paid.js';
import { drawState } from './status.js';

export interface PensionRollOptions {
  readonly seed: number | string;
  readonly people?: number;
  /** Day of the extract (ISO): nobody is paid after it. */
  readonly reference?: string;
}

/** Ages by bands of five years from 50 on: few early retirements, most between 60 and 75. */
const drawBand = weighted([3, 9, 22, 24, 18, 12, 7, 3.5, 1.2, 0.3]);

/**
 * A roll of pensioners, one row a person. Columns: id_card, name, address (six-digit code of the county), birth_date,
 * status (active, suspended, deceased, transferred), amount (yuan a month), last_paid.
 *
 * As in life: status goes with age, the amount with the wealth of the place and the years of service, and the last
 * payment with the status. The first n rows do not depend on how many follow.
 */
export function pensionRoll({ seed, people = 20_000, reference = '2026-06-30' }: PensionRollOptions): TextTable {
  const stream = streams(`${seed}/pensions`);
  const random = {
    home: stream('home'),
    sex: stream('sex'),
    birth: stream('birth'),
    order: stream('order'),
    name: stream('name'),
    status: stream('status'),
    amount: stream('amount'),
    paid: stream('paid'),
  };
  const places = counties();
  const drawHome = weighted(places.map(({ weight }) => weight));
  // Places earlier in the list of their city are its districts: they pay better.
  const wealth = places.map(({ code }) => (Number(code.slice(4)) < 21 ? 0.25 : 0));
  const today = dayOf(reference);
  const taken = new Set<string>();

  const rows = Array.from({ length: people }, (): readonly Cell[] => {
    const place = drawHome(random.home);
    const home = places[place];
    const sex = chance(random.sex, 0.46) ? '男' : '女';
    const years = 50 + 5 * drawBand(random.birth) + 5 * random.birth();
    const birthDate = isoOf(Math.floor(today - years * 365.2425));
    const newId = () => residentId(home.code, birthDate, sex, below(random.order, 500));
    let id = newId();
    while (taken.has(id)) id = newId();
    taken.add(id);
    const status = drawState(random.status, ageOn(birthDate, reference));
    const service = 0.012 * (years - 60);
    const yuan = 2900 * Math.exp(wealth[place] - service + 0.42 * normal(random.amount));
    const amount = String(Math.max(200, Math.round(yuan * 100) / 100));
    const paid = lastPaid(random.paid, status, reference);
    return [id, nameOf(random.name, sex).han, home.code, birthDate, status, amount, paid];
  });
  return { rows: rows.length, columns: COLUMNS.map((column, i) => ({ ...column, cells: rows.map((row) => row[i]) })) };
}

const COLUMNS: readonly Omit<TextColumn, 'cells'>[] = [
  { name: 'id_card', type: 'string' },
  { name: 'name', type: 'string' },
  { name: 'address', type: 'string' },
  { name: 'birth_date', type: 'date' },
  { name: 'status', type: 'string' },
  { name: 'amount', type: 'decimal' },
  { name: 'last_paid', type: 'date' },
];
