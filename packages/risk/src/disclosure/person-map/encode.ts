import type { PersonMap } from '../person-map.js';
import { MAGIC, type MapHeader, PREFIX_BYTES, VERSION, widthOf } from './layout.js';

/** A part of the body: integers from -1 up to a limit, or doubles. Little endian. */
function integers(values: ArrayLike<number>, limit: number, shift = 0): Uint8Array {
  const width = widthOf(limit);
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] + shift;
    if (width === 1) bytes[i] = value;
    else if (width === 2) view.setUint16(i * 2, value, true);
    else view.setUint32(i * 4, value, true);
  }
  return bytes;
}

function doubles(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat64(i * 8, values[i], true);
  return bytes;
}

function headerOf(map: PersonMap): MapHeader {
  const {
    release,
    product,
    domain,
    concepts,
    keyId,
    unit,
    subject,
    records,
    linked,
    k,
    people,
    classes,
    models,
    original,
  } = map;
  return {
    release,
    product,
    domain,
    concepts,
    keyId,
    unit,
    subject,
    linked,
    k,
    rows: map.classOf.length,
    people,
    classes,
    models,
    sensitive: map.sensitive.map(({ name, cardinality, tree, named, items }) => ({
      name,
      cardinality,
      levels: tree ? tree.length : null,
      named: named ? [...named] : null,
      items: items ? items.reduce((n, own) => n + own.length, 0) : null,
    })),
    records: records ? { key: records.key, dropped: records.droppedOf.length } : null,
    original: original
      ? map.sensitive.map((_, i) => ({
          byPeople: original.byPeople[i] !== undefined,
          weights: original.byPeople[i]?.weights !== undefined,
        }))
      : null,
  };
}

function* bodyOf(map: PersonMap): Generator<Uint8Array> {
  yield map.tokens;
  yield integers(map.personOf, map.people + 1, 1);
  yield integers(map.classOf, map.classes);
  if (map.records) {
    yield map.records.tokens;
    yield integers(map.records.droppedOf, map.people);
    yield map.records.droppedTokens;
  }
  for (const [i, column] of map.sensitive.entries()) {
    const { codes, cardinality, ranks, numbers, tree = [], items } = column;
    yield integers(codes, cardinality);
    yield integers(ranks, cardinality);
    yield doubles(numbers);
    for (const level of tree) yield integers(level, cardinality);
    if (items) {
      const all = items.flatMap((own) => [...own]);
      yield integers(
        items.map((own) => own.length),
        all.length + 1,
      );
      yield integers(all, all.length);
    }
    const { original } = map;
    if (!original) continue;
    const people = original.byPeople[i];
    yield doubles([original.byRows[i].units]);
    yield doubles(original.byRows[i].counts);
    if (!people) continue;
    yield doubles([people.units]);
    yield doubles(people.counts);
    if (people.weights) yield doubles(people.weights);
  }
}

/**
 * Bytes of a map: 8 of magic, version and header length as 32-bit integers, a JSON header, then arrays in an order and
 * of lengths that the header fixes, integers in as few bytes as their range allows. Little endian, nothing after.
 * The bytes are as confidential as the table: the caller seals them.
 */
export function encodePersonMap(map: PersonMap): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify(headerOf(map)));
  const parts = [...bodyOf(map)];
  const out = new Uint8Array(parts.reduce((n, part) => n + part.length, PREFIX_BYTES + header.length));
  out.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(out.buffer);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, header.length, true);
  out.set(header, PREFIX_BYTES);
  let at = PREFIX_BYTES + header.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
