import { fail } from '@sluice/errors';
import type { ColumnHeader, MapHeader } from './layout.js';

/** @throws SluiceError `risk/map-damaged` */
export function damaged(what: string): never {
  return fail('input', 'risk/map-damaged', `the map of people to classes is damaged: ${what}`, {
    hint: 'restore it from the registry or its backup; without it no further release of the domain can pass',
  });
}

type Json = Readonly<Record<string, unknown>>;

function object(value: unknown, where: string, keys?: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return damaged(`${where} is no object`);
  const found = Object.keys(value);
  if (keys && (found.length !== keys.length || keys.some((key) => !found.includes(key))))
    damaged(`${where} has other members than expected`);
  return value as Json;
}

function list(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) ? value : damaged(`${where} is no list`);
}

function text(value: unknown, where: string): string {
  return typeof value === 'string' ? value : damaged(`${where} is no text`);
}

function texts(value: unknown, where: string): readonly string[] {
  return list(value, where).map((one) => text(one, where));
}

function flag(value: unknown, where: string): boolean {
  return typeof value === 'boolean' ? value : damaged(`${where} is neither true nor false`);
}

/** Counts stay below 2^31: they index typed arrays of 32-bit codes. */
function count(value: unknown, where: string, least = 0): number {
  const good = typeof value === 'number' && Number.isInteger(value) && value >= least && value < 2 ** 31;
  return good ? value : damaged(`${where} is no count`);
}

function optional<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value);
}

function columnHeader(value: unknown): ColumnHeader {
  const h = object(value, 'a sensitive column', ['name', 'cardinality', 'levels', 'named', 'items']);
  const cardinality = count(h['cardinality'], 'the number of values');
  return {
    name: text(h['name'], 'the name of a sensitive column'),
    cardinality,
    levels: optional(h['levels'], (n) => count(n, 'the number of levels')),
    named: optional(h['named'], (pairs) =>
      list(pairs, 'the named values').map((pair) => {
        const both = list(pair, 'a named value');
        const code = count(both[1], 'the code of a named value');
        if (both.length !== 2 || code >= cardinality) damaged('a named value has no code of the column');
        return [text(both[0], 'a named value'), code] as const;
      }),
    ),
    items: optional(h['items'], (n) => count(n, 'the number of items')),
  };
}

const KEYS = [
  ...[
    'release',
    'product',
    'domain',
    'concepts',
    'keyId',
    'unit',
    'subject',
    'linked',
    'k',
    'rows',
    'people',
    'classes',
  ],
  ...['models', 'sensitive', 'records', 'original'],
];

/**
 * Reads the header of a map: every member, nothing else.
 * @throws SluiceError `risk/map-damaged`; the message never quotes the header
 */
export function readHeader(bytes: Uint8Array): MapHeader {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return damaged('the header is no JSON');
  }
  const h = object(json, 'the header', KEYS);
  const unit = h['unit'] === 'people' || h['unit'] === 'rows' ? h['unit'] : damaged('the unit is unknown');
  const sensitive = list(h['sensitive'], 'the sensitive columns').map(columnHeader);
  if (new Set(sensitive.map(({ name }) => name)).size !== sensitive.length) damaged('a sensitive column comes twice');
  const original = optional(h['original'], (value) =>
    list(value, 'the distributions').map((one) => {
      const { byPeople, weights } = object(one, 'a distribution', ['byPeople', 'weights']);
      const parts = { byPeople: flag(byPeople, 'a distribution'), weights: flag(weights, 'a distribution') };
      return parts.weights && !parts.byPeople ? damaged('weights without people') : parts;
    }),
  );
  if (original && original.length !== sensitive.length) damaged('a distribution is missing');
  return {
    release: text(h['release'], 'the release'),
    product: text(h['product'], 'the product'),
    domain: text(h['domain'], 'the domain'),
    concepts: texts(h['concepts'], 'the concepts'),
    keyId: text(h['keyId'], 'the key id'),
    unit,
    subject: optional(h['subject'], (name) => text(name, 'the subject')),
    linked: flag(h['linked'], 'linked'),
    k: typeof h['k'] === 'number' && Number.isSafeInteger(h['k']) && h['k'] >= 1 ? h['k'] : damaged('k is no count'),
    rows: count(h['rows'], 'the number of rows'),
    people: count(h['people'], 'the number of people'),
    classes: count(h['classes'], 'the number of classes'),
    models: list(h['models'], 'the models').map((value) => {
      const { model, params } = object(value, 'a model', ['model', 'params']);
      return { model: text(model, 'a model'), params: object(params, 'the parameters of a model') };
    }),
    sensitive,
    records: optional(h['records'], (value) => {
      const { key, dropped } = object(value, 'the records', ['key', 'dropped']);
      return {
        key: optional(key, (names) => texts(names, 'the key of a record')),
        dropped: count(dropped, 'the number of rows that were not released'),
      };
    }),
    original,
  };
}
