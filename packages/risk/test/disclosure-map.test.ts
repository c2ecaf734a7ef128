import { SluiceError } from '@sluice/errors';
import {
  classesOfTable,
  kAnonymity,
  lDiversity,
  type ModelUse,
  referencesOf,
  sensitiveColumn,
  tCloseness,
} from '@sluice/models';
import { subjectsOf } from '@sluice/table';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePersonMap } from '../src/disclosure/person-map/decode.js';
import { encodePersonMap } from '../src/disclosure/person-map/encode.js';
import { type PersonMap, type PersonMapInput, personMapOf } from '../src/disclosure/person-map.js';
import { coded, hmac } from './disclosure-plain.js';

const text = fc.constantFrom('a', 'b', '7', 'x;y', 'ＨＩＶ', '-0.5');

/** Maps with every part that may be there: trees, items, named values, distributions of the source. */
const maps = fc
  .record({
    rows: fc.array(
      fc.record({
        person: fc.option(fc.constantFrom('p1', 'p2', ' P1', 'p3', 'p4')),
        tuple: text,
        one: fc.option(text),
        two: text,
      }),
      { maxLength: 12 },
    ),
    k: fc.integer({ min: 1, max: 1e12 }),
    linked: fc.boolean(),
    people: fc.boolean(),
    tree: fc.boolean(),
    original: fc.boolean(),
    identity: fc.constantFrom(null, 'declared', 'content'),
    dropped: fc.array(fc.constantFrom('p1', 'p3 ', 'p9'), { maxLength: 3 }),
    release: fc.string({ unit: 'binary' }),
  })
  .map(({ rows, people, linked, tree, original, release, k, identity, dropped }): PersonMap => {
    const columns = (['tuple', 'one', 'two'] as const).map((name) =>
      coded(
        name,
        rows.map((row) => row[name]),
      ),
    );
    const subject = coded(
      'person',
      rows.map(({ person }) => person),
    );
    const table = { rows: rows.length, columns };
    const levels = [columns[2].values.map((_, i) => 100 - (i >> 1)), columns[2].values.map(() => 9)];
    const sensitive = [
      sensitiveColumn(columns[1], { separator: ';' }),
      sensitiveColumn(columns[2], {
        values: ['a', 'b'],
        ...(tree && { tree: levels.map((level) => Int32Array.from(level)) }),
      }),
    ];
    const classes = classesOfTable(table, ['tuple'], { sensitive, ...(people && { subjects: subjectsOf(subject) }) });
    const models: ModelUse[] = [
      { model: kAnonymity, params: { k: 2 } },
      { model: lDiversity, params: { column: 'one', l: 2, variant: 'distinct' } },
    ];
    return personMapOf({
      release,
      product: 'p',
      domain: 'd',
      concepts: ['visits'],
      keyId: 'k',
      linked: linked && people,
      k,
      table,
      quasiIdentifiers: ['tuple'],
      ...(people && { subject }),
      models,
      sensitive,
      ...(original && { original: referencesOf(classes) }),
      token: hmac('secret'),
      ...(identity && {
        records: {
          key: identity === 'declared' ? ['no', 'day'] : null,
          tokens: Uint8Array.from({ length: rows.length * 8 }, (_, i) => (i * 37) & 255),
          dropped: { subject: coded('person', dropped), tokens: new Uint8Array(dropped.length * 8).fill(7) },
        },
      }),
    });
  });

describe('the bytes of a map', () => {
  test('say the map again', () => {
    fc.assert(
      fc.property(maps, (map) => {
        expect(decodePersonMap(encodePersonMap(map))).toEqual(map);
      }),
    );
  });

  test('have nothing after them and lack nothing', () => {
    fc.assert(
      fc.property(maps, fc.nat(), (map, cut) => {
        const bytes = encodePersonMap(map);
        expect(() => decodePersonMap(bytes.subarray(0, cut % bytes.length))).toThrow(SluiceError);
        expect(() => decodePersonMap(Uint8Array.of(...bytes, 0))).toThrow('risk/map-damaged');
        // A view into a larger buffer is read where it begins.
        expect(decodePersonMap(Uint8Array.of(9, ...bytes, 9).subarray(1, -1))).toEqual(map);
      }),
    );
  });

  test('with one changed are another map or an error, never anything else', () => {
    fc.assert(
      fc.property(maps, fc.nat(), fc.integer({ min: 1, max: 255 }), (map, at, flip) => {
        const bytes = encodePersonMap(map);
        bytes[at % bytes.length] ^= flip;
        try {
          const read = decodePersonMap(bytes);
          expect(decodePersonMap(encodePersonMap(read))).toEqual(read);
        } catch (error) {
          expect(error).toBeInstanceOf(SluiceError);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('of something else, or of a later version, are told apart', () => {
    expect(() => decodePersonMap(new Uint8Array(0))).toThrow('risk/map-foreign');
    expect(() => decodePersonMap(new TextEncoder().encode('{"a": 1, "padding": 12345}'))).toThrow('risk/map-foreign');
    const bytes = encodePersonMap(build({}));
    bytes[8] = 4;
    expect(() => decodePersonMap(bytes)).toThrow('risk/map-version');
  });

  test('wide integers survive', () => {
    const rows = 70_000;
    const names = Array.from({ length: rows }, (_, i) => String(i));
    const tuple = { name: 'tuple', type: 'string' as const, values: names, codes: Int32Array.from(names.keys()) };
    const map = build({
      table: { rows, columns: [tuple] },
      subject: { ...tuple, name: 'person' },
      token: (subject) => Uint8Array.from({ length: 16 }, (_, i) => (Number(subject) >> (8 * (i % 4))) & 255),
    });
    const read = decodePersonMap(encodePersonMap(map));
    expect([read.classes, read.people]).toEqual([rows, rows]);
    expect(read.classOf.every((c, row) => c === map.classOf[row])).toBe(true);
    expect(read.personOf.every((p, row) => p === map.personOf[row])).toBe(true);
  });
});

function build(over: Partial<PersonMapInput>): PersonMap {
  return personMapOf({
    ...{
      release: 'r',
      product: 'p',
      domain: 'd',
      concepts: ['visits'],
      keyId: 'k',
      linked: false,
      k: 2,
      sensitive: [],
      models: [],
    },
    table: { rows: 2, columns: [coded('tuple', ['a', 'b'])] },
    quasiIdentifiers: ['tuple'],
    subject: coded('person', ['p1', 'p2']),
    token: hmac('secret'),
    ...over,
  });
}

describe('a map', () => {
  test('holds one token a person, whatever the spelling, and no value of the table', () => {
    const map = build({
      table: { rows: 4, columns: [coded('tuple', ['north', 'north', 'south', 'south'])] },
      subject: coded('person', ['id-1x', ' ID-1X', 'ｉｄ-２', null]),
    });
    expect([map.people, map.classes, map.unit]).toEqual([2, 2, 'people']);
    expect([...map.personOf].filter((p) => p < 0)).toEqual([-1]);
    expect(map.personOf[0]).toBe(map.personOf[1]);
    const bytes = Buffer.from(encodePersonMap(map)).toString('latin1');
    for (const value of ['north', 'id-1x', 'ID-1X', 'ID-2']) expect(bytes).not.toContain(value);
  });

  test('names the column that says who a person is, in a join with its source', () => {
    expect(build({}).subject).toBe('person');
    expect(build({ subjectName: 'roll.person' }).subject).toBe('roll.person');
  });

  test('without a subject has no people', () => {
    const { subject: _, ...rest } = { subject: undefined };
    const map = personMapOf({
      ...rest,
      ...{
        release: 'r',
        product: 'p',
        domain: 'd',
        concepts: ['visits'],
        keyId: 'k',
        linked: false,
        k: 2,
        sensitive: [],
        models: [],
      },
      table: { rows: 1, columns: [coded('tuple', ['a'])] },
      quasiIdentifiers: ['tuple'],
      token: hmac('secret'),
    });
    expect([map.unit, map.subject, map.people, [...map.personOf]]).toEqual(['rows', null, 0, [-1]]);
  });

  test('keeps record tokens where rows are told apart, and those of rows that were dropped of its own people', () => {
    const records = {
      key: ['no', 'day'],
      tokens: new Uint8Array(16).fill(1),
      dropped: { subject: coded('person', [' P1', 'p9', null]), tokens: Uint8Array.from({ length: 24 }, (_, i) => i) },
    };
    const map = build({ token: hmac('secret'), subject: coded('person', ['p1', null]), records });
    expect(map.records).toMatchObject({ key: ['day', 'no'], droppedOf: Int32Array.of(0) });
    expect([...(map.records?.droppedTokens ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(build({ linked: true, records, subject: coded('person', ['p1', 'p1']) }).records?.key).toEqual([
      'day',
      'no',
    ]);
    const short = { ...records, tokens: new Uint8Array(15) };
    expect(() => build({ records: short })).toThrow('risk/record-tokens');
  });

  test('is not made of what cannot be checked later', () => {
    const use = (params: unknown): ModelUse => ({ model: tCloseness, params });
    expect(() => build({ k: 0 })).toThrow('risk/map-k');
    expect(() => build({ token: () => new Uint8Array(32) })).toThrow('risk/token-length');
    expect(() => build({ token: () => new Uint8Array(16) })).toThrow('risk/token-twice');
    expect(() => build({ subject: coded('person', ['p1']) })).toThrow('risk/map-rows');
    expect(() => build({ models: [use({ column: 'x', t: 0.1, distance: 'equal', reference: 'released' })] })).toThrow(
      'risk/no-column',
    );
  });
});
