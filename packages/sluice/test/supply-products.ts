import { randomBytes } from 'node:crypto';
import { day, PRICE, type SupplyDesk } from './supply-desk.js';

export interface Resident {
  readonly id: string;
  readonly town: string;
  readonly sex: string;
  readonly age: string;
  readonly illness: string;
  readonly amount: string;
}

/** In every cell of the table of residents, and nowhere else: text by a random word, amounts by random digits. */
export const WORD = `w${randomBytes(6).toString('hex')}`;
export const DIGITS = `7${String(randomBytes(6).readUIntBE(0, 6)).padStart(15, '0').slice(0, 10)}`;

/** 240 people in 2 towns, of 2 sexes and 3 ages, 20 of each kind; 4 illnesses, equally frequent in each kind. */
export const RESIDENTS: readonly Resident[] = Array.from({ length: 240 }, (_, i) => ({
  id: `${WORD}-${String(i).padStart(4, '0')}`,
  town: `${WORD}${i % 2 ? 'north' : 'south'}`,
  sex: `${WORD}${(i >> 1) % 2 ? 'f' : 'm'}`,
  age: `${WORD}${['young', 'middle', 'old'][(i >> 2) % 3]}`,
  illness: `${WORD}ill${Math.floor(i / 12) % 4}`,
  amount: `${DIGITS}${String(i).padStart(4, '0')}`,
}));

export const COLUMNS = ['id', 'town', 'sex', 'age', 'illness', 'amount'] as const;

export function csvOf(rows: readonly Resident[]): string {
  return `${COLUMNS.join()}\n${rows.map((row) => COLUMNS.map((name) => row[name]).join()).join('\n')}\n`;
}

/** Replaces pieces of a text, each of which must be there. */
export function changed(text: string, change: readonly (readonly [string, string])[]): string {
  return change.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`the product has no text ${from}`);
    return whole.replace(from, to);
  }, text);
}

const REST = `subject: id
assessment: DPIA-1
history: file:keys/history.key
columns:
  id: { role: direct }
  town: { role: quasi }
  sex: { role: quasi }
  age: { role: quasi, op: drop }
  illness: { role: sensitive }
  amount: { role: sensitive, op: drop }
privacy:
  models:
    - { model: k-anonymity, k: 20 }
    - { model: l-diversity, column: illness, l: 2 }
outputs: [csv]
`;
const HEAD = `version: 1.0.0
title: { zh: 居民, en: Residents }
source: { file: residents.csv, record: residents, types: { amount: integer } }
`;

export const OPENING = `sluice: 1
id: open-residents
owner: health
${HEAD}channel:
  kind: opening
  licence: CC-BY-4.0
  theme: health
  feedback: 'mailto:data@example.test'
  proactive: true
${REST}`;

export const SHARING = `sluice: 1
id: shared-residents
owner: health
${HEAD}channel:
  kind: sharing
  attribute: conditional
  provider: health
  recipient: civil-affairs
  item: RL-1
  purpose: subsidies
expires: ${day(100)}
${REST}`;

export const PRICING = `pricing:
  useClass: industry
  unit: row-1000
  price: 4500
  ceiling: 6000
  currency: CNY
  exponent: 2
  period: '${PRICE.period}'
`;

export const LENDING = `sluice: 1
id: lending
owner: bureau
${HEAD}channel:
  kind: authorised-operation
  implementer: bureau
  operator: operator-a
  agreement: AG-1
  scenario: lending
  recipient: bank-1
  place: delivered
  registration: REG-1
expires: ${day(100)}
${PRICING}${REST}`;

/** A token of the person in the place of the id. */
export const TOKEN = [
  'id: { role: direct }',
  'id: { role: direct, op: pseudonym, key: "file:keys/pseudonym.key" }',
] as const;

/** Puts the table of residents on the desk, and marks what is in it. */
export function layOut(desk: SupplyDesk): void {
  desk.mark(WORD, DIGITS);
  desk.file('residents.csv', csvOf(RESIDENTS));
}
