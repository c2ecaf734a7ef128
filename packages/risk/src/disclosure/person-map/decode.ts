import { fail } from '@sluice/errors';
import type { References, SensitiveColumn } from '@sluice/models';
import type { MapRecords, PersonMap } from '../person-map.js';
import { type ColumnHeader, MAGIC, type MapHeader, PREFIX_BYTES, VERSION, widthOf } from './layout.js';
import { damaged, readHeader } from './read-header.js';
import { compareTokens, RECORD_TOKEN_BYTES, TOKEN_BYTES } from './tokens.js';

/** Takes the parts of the body in turn; every length is checked before anything is allocated. */
function bodyReader(bytes: Uint8Array, from: number) {
  let at = from;
  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) damaged('it ends too early');
    at += length;
    return bytes.subarray(at - length, at);
  };
  return {
    take,
    /** Integers from 0 to `limit - 1`, less `shift`. */
    integers(length: number, limit: number, what: string, shift = 0): Int32Array {
      const width = widthOf(limit);
      const part = take(length * width);
      const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
      const out = new Int32Array(length);
      for (let i = 0; i < length; i++) {
        const value = width === 1 ? part[i] : width === 2 ? view.getUint16(i * 2, true) : view.getUint32(i * 4, true);
        if (value >= limit) damaged(`${what} out of range`);
        out[i] = value - shift;
      }
      return out;
    },
    doubles(length: number): Float64Array {
      const part = take(length * 8);
      const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
      return Float64Array.from({ length }, (_, i) => view.getFloat64(i * 8, true));
    },
    ended: () => at === bytes.length,
  };
}

type Body = ReturnType<typeof bodyReader>;

function amounts(body: Body, length: number): Float64Array {
  const values = body.doubles(length);
  return values.every((x) => Number.isFinite(x) && x >= 0) ? values : damaged('a distribution is out of range');
}

function column(body: Body, rows: number, { name, cardinality, levels, named, items }: ColumnHeader): SensitiveColumn {
  const codes = body.integers(rows, cardinality, 'a sensitive code');
  const ranks = body.integers(cardinality, cardinality, 'a rank');
  const numbers = body.doubles(cardinality);
  const tree = Array.from({ length: levels ?? 0 }, () => body.integers(cardinality, cardinality, 'a group of values'));
  let own: Int32Array[] | undefined;
  if (items !== null) {
    const lengths = body.integers(cardinality, items + 1, 'a number of items');
    if (lengths.reduce((n, length) => n + length, 0) !== items) damaged('the items do not add up');
    const all = body.integers(items, items, 'an item');
    let at = 0;
    own = Array.from(lengths, (length) => {
      at += length;
      return all.slice(at - length, at);
    });
  }
  return {
    name,
    codes,
    cardinality,
    ranks,
    numbers,
    ...(levels !== null && { tree }),
    ...(named && { named: new Map(named) }),
    ...(own && { items: own }),
  };
}

function columnsOf(body: Body, { rows, sensitive, original }: MapHeader) {
  const columns: SensitiveColumn[] = [];
  const byRows: References['byRows'][number][] = [];
  const byPeople: References['byPeople'][number][] = [];
  sensitive.forEach((header, i) => {
    columns.push(column(body, rows, header));
    if (!original) return;
    const { cardinality } = header;
    const units = () => amounts(body, 1)[0];
    byRows.push({ units: units(), counts: amounts(body, cardinality) });
    if (!original[i].byPeople) {
      byPeople.push(undefined);
      return;
    }
    const people = { units: units(), counts: amounts(body, cardinality) };
    byPeople.push(original[i].weights ? { ...people, weights: amounts(body, cardinality) } : people);
  });
  return { sensitive: columns, ...(original && { original: { byRows, byPeople } }) };
}

function recordsOf(body: Body, { rows, people, records }: MapHeader): MapRecords | null {
  if (!records) return null;
  const { key, dropped } = records;
  const tokens = body.take(rows * RECORD_TOKEN_BYTES).slice();
  const droppedOf = body.integers(dropped, people, 'a person of a row that was not released');
  return { key, tokens, droppedOf, droppedTokens: body.take(dropped * RECORD_TOKEN_BYTES).slice() };
}

/** Every number from 0 to `count - 1` occurs. */
function requireAll(values: Int32Array, count: number, what: string): void {
  const seen = new Uint8Array(count);
  let found = 0;
  for (const value of values)
    if (value >= 0 && seen[value] === 0) {
      seen[value] = 1;
      found++;
    }
  if (found !== count) damaged(`${what} without a row`);
}

/**
 * Reads a map back from its bytes, as `encodePersonMap` wrote them: `decode(encode(x))` equals x.
 * @throws SluiceError `risk/map-foreign` for other bytes, `risk/map-version` for another version, `risk/map-damaged`
 *   for truncated or altered ones; the message never quotes them
 */
export function decodePersonMap(bytes: Uint8Array): PersonMap {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (bytes.length < PREFIX_BYTES || magic !== MAGIC)
    fail('input', 'risk/map-foreign', 'these bytes are no map of people to classes');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version !== VERSION)
    fail('input', 'risk/map-version', `the map has version ${version}, expected ${VERSION}`, {
      hint: 'read it with the version of the program that wrote it',
    });
  const length = view.getUint32(12, true);
  const body = bodyReader(bytes, PREFIX_BYTES);
  const header = readHeader(body.take(length));
  const { rows, people, classes, unit, linked } = header;
  const tokens = body.take(people * TOKEN_BYTES).slice();
  for (let p = 1; p < people; p++) if (compareTokens(tokens, p - 1, tokens, p) >= 0) damaged('tokens out of order');
  const personOf = body.integers(rows, people + 1, 'a person', 1);
  const classOf = body.integers(rows, classes, 'a class');
  requireAll(personOf, people, 'a person');
  requireAll(classOf, classes, 'a class');
  const records = recordsOf(body, header);
  if (unit === 'rows' && (people > 0 || linked || records)) damaged('people where rows are the unit');
  if ((unit === 'rows') !== (header.subject === null)) damaged('a subject does not fit the unit');
  const { release, product, domain, concepts, keyId, k, models } = header;
  const columns = columnsOf(body, header);
  if (!body.ended()) damaged('bytes follow its end');
  return {
    release,
    product,
    domain,
    concepts,
    keyId,
    unit,
    subject: header.subject,
    linked,
    k,
    models,
    ...columns,
    ...(records && { records }),
    classes,
    people,
    tokens,
    personOf,
    classOf,
  };
}
