import { below, chance, normal } from '../draw.js';
import { type Random, streams } from '../random.js';
import type { Cell, TextColumn, TextTable } from '../tables/text-table.js';
import { weighted } from '../weights.js';
import { counties } from '../world/places.js';
import { industries } from './industries.js';
import { unifiedCode } from './unified-code.js';

export interface FirmCreditOptions {
  readonly seed: number | string;
  readonly firms?: number;
}

/** The tables of two agencies about the same firms, which share the column `ucc`. */
export interface FirmCredit {
  /** Columns: ucc, industry, region, turnover (yuan a year), employees, tax_arrears (yuan). */
  readonly tax: TextTable;
  /** Columns: ucc, kwh (a year), tariff, late_months. */
  readonly power: TextTable;
}

/**
 * Small and middle firms as the tax office and the power company know them, one row a firm in each. As in life:
 * turnover is heavy-tailed and goes with the industry, staff and electricity with the turnover, arrears are rare and go
 * with late bills; one firm in twenty-five has no meter of its own, one in sixteen meters no tax record, and the power
 * company's clerks type some codes with blanks or full-width letters.
 */
export function firmCredit({ seed, firms = 20_000 }: FirmCreditOptions): FirmCredit {
  const stream = streams(`${seed}/firms`);
  const random = {
    place: stream('place'),
    industry: stream('industry'),
    order: stream('order'),
    turnover: stream('turnover'),
    staff: stream('staff'),
    health: stream('health'),
    power: stream('power'),
    presence: stream('presence'),
    typing: stream('typing'),
  };
  const places = counties();
  const list = industries();
  const drawPlace = weighted(places.map(({ weight }) => weight));
  const drawIndustry = weighted(list.map(({ weight }) => weight));
  const taken = new Set<string>();
  const tax: Cell[][] = [];
  const power: Cell[][] = [];

  for (let firm = 0; firm < firms; firm++) {
    const region = places[drawPlace(random.place)].code;
    const industry = list[drawIndustry(random.industry)];
    let ucc = unifiedCode(region, below(random.order, 100_000_000));
    while (taken.has(ucc)) ucc = unifiedCode(region, below(random.order, 100_000_000));
    taken.add(ucc);
    const turnover = turnoverOf(random.turnover, industry.turnover);
    const employees = Math.max(1, Math.round((turnover / 450_000) ** 0.8 * Math.exp(0.5 * normal(random.staff))));
    const strained = chance(random.health, 0.06);
    const owes = random.health() < (strained ? 0.5 : 0.01);
    const arrears = owes ? Math.max(100, Math.round(turnover * 0.03 * random.health() * 1.5)) : 0;
    const kwh = Math.max(60, Math.round((turnover / 1000) * industry.intensity * Math.exp(0.6 * normal(random.power))));
    const late = below(random.power, strained ? 9 : 2);
    const tariff = industry.section === 'A' ? 'farm' : industry.section === 'C' ? 'industry' : 'commerce';
    const where = random.presence();
    const typed = typedCode(random.typing, ucc);
    if (where >= 0.06) tax.push([ucc, industry.code, region, String(turnover), String(employees), String(arrears)]);
    if (where < 0.06 || where >= 0.1) power.push([typed, String(kwh), tariff, String(late)]);
  }
  return { tax: tableOf(TAX, tax), power: tableOf(POWER, power) };
}

type Columns = readonly Omit<TextColumn, 'cells'>[];

const TAX: Columns = [
  { name: 'ucc', type: 'string' },
  { name: 'industry', type: 'string' },
  { name: 'region', type: 'string' },
  { name: 'turnover', type: 'integer' },
  { name: 'employees', type: 'integer' },
  { name: 'tax_arrears', type: 'integer' },
];

const POWER: Columns = [
  { name: 'ucc', type: 'string' },
  { name: 'kwh', type: 'integer' },
  { name: 'tariff', type: 'string' },
  { name: 'late_months', type: 'integer' },
];

function tableOf(columns: Columns, rows: readonly (readonly Cell[])[]): TextTable {
  return { rows: rows.length, columns: columns.map((column, i) => ({ ...column, cells: rows.map((row) => row[i]) })) };
}

/** Log-normal body with a Pareto tail (index 1.2) for one firm in thirty. Always takes four draws. */
function turnoverOf(random: Random, median: number): number {
  const body = median * Math.exp(1.1 * normal(random));
  const inTail = chance(random, 1 / 30);
  const tail = Math.min(500, (1 - random()) ** (-1 / 1.2));
  return Math.max(10_000, Math.round(inTail ? body * 3 * tail : body));
}

/** A code as another office typed it: one spelling in two hundred has blanks, one in five hundred full-width letters. */
function typedCode(random: Random, code: string): string {
  const slip = random();
  if (slip < 0.005) return ` ${code}`;
  if (slip < 0.007) return code.replace(/[0-9A-Z]/g, (c) => String.fromCodePoint(c.codePointAt(0)! + 0xfee0));
  return code;
}
