import { readFileSync, writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import type { SourceOptions } from '@sluice/product';
import { findCanaries, integerCanary, textCanary } from '@sluice/testing';
import { makeVector, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { duckdbEngine } from '../src/index.js';
import { tableOf } from './cells.js';
import { runSql } from './duckdb-views.js';
import { failure, scratch } from './scratch.js';

const disk = scratch();
const engine = duckdbEngine();
// Letters only: a run of digits would be taken for data in the first record.
const secret = {
  what: 'cell',
  text: textCanary('cell').text.replace(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)]),
};
const number = integerCanary('number');

/** Everything that a logger could print of the error. */
async function expectSilent(work: Promise<unknown>, code: RegExp): Promise<void> {
  const error = await failure(work);
  expect(error.code).toMatch(code);
  const shown = [inspect(error, { depth: 10, showHidden: true }), error.stack, JSON.stringify(error)].join('\n');
  expect(findCanaries([{ where: 'error', bytes: Buffer.from(shown) }], [secret, number])).toEqual([]);
}

describe('no message carries a cell', () => {
  const s = secret.text;
  const n = number.text;
  const csv: readonly (readonly [content: string, code: RegExp, options?: SourceOptions])[] = [
    [`name,id\n${s},${n},${s}\n`, /ragged/],
    [`name,id\n${s}\n`, /ragged/],
    [`name,id\n"${s},${n}\n`, /unclosed-quote/],
    [`name,id\n${s}"x,${n}\n`, /quotes/],
    [`name,id\n"${s}"x,${n}\n`, /quotes/],
    [`name,id\n${s},${n}\r\n`, /line-ends/],
    [`name,id\n${s}\0,${n}\n`, /nul/],
    [`${s},${n}\n${s},${n}\n`, /header-looks-like-data/],
    [`${s},${s}\nx,y\n`, /duplicate-column/],
    [`${s},\nx,y\n`, /column-name/],
    [`${s};b,c\nx,y\n`, /delimiter/],
    [`"${s},b\nx,y\n`, /unclosed-quote/],
    [`${s}"x,b\nx,y\n`, /quotes/],
    [`${s},name\n${s},y\n`, /header-looks-like-data/],
    [`name,id\n${s},${n}\n`, /header-looks-like-data/, { columns: ['age'] }],
    [`name,id\n${s},${n}0\n`, /out-of-range/, { types: { id: 'integer' } }],
    [`name,id\n${s},${n}\n`, /too-many-digits/, { types: { id: 'decimal' } }],
    [`name,id\n${s},${n}\n`, /type-mismatch/, { types: { name: 'date', id: 'timestamp' } }],
    [`name,id\n${s},${n}\n`, /type-mismatch/, { types: { name: 'boolean' } }],
  ];
  for (const [i, [content, code, options]] of csv.entries()) {
    test(`CSV ${i}: ${code.source}`, () => expectSilent(engine.readTable(disk.file(content), options), code));
  }

  test('CSV with bytes that are no UTF-8', async () => {
    const bytes = Buffer.from(`name,id\n${s},\xff${n}\n`, 'latin1');
    await expectSilent(engine.readTable(disk.file(bytes)), /not-utf8/);
  });

  test('Parquet: types, damage at any place', async () => {
    const path = disk.path('x.parquet');
    await runSql(
      `copy (select ['${s}'] as list, '${s}'::blob as blob, '${s}' as name, ${n} as id) to '${path}' (format parquet)`,
    );
    await expectSilent(engine.readTable(path), /unsupported-type/);
    await runSql(`copy (select '${s}' as name, ${n} as id from range(3)) to '${path}' (format parquet)`);
    await expectSilent(engine.readTable(path, { types: { name: 'integer', id: 'date' } }), /type-mismatch/);
    const whole = readFileSync(path);
    for (let at = 4; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] ^= 0xff;
      writeFileSync(path, damaged);
      // Some damage cannot be told from data; what is refused is refused in silence.
      const outcome = await engine.readTable(path).catch((error: unknown) => error);
      if (outcome instanceof Error) await expectSilent(Promise.reject(outcome), /^(source|table|engine|io)\//);
    }
  });

  test('Arrow: types, damage to the buffers', async () => {
    const table = new Table({
      name: vectorFromArray([s, s], new Utf8()),
      id: makeVector(BigInt64Array.of(BigInt(n), 1n)),
    });
    await expectSilent(
      engine.readTable(disk.file(tableToIPC(table, 'file'), 'arrow'), { types: { name: 'integer' } }),
      /type/,
    );
    // In the buffers, that is: the library does not check the lengths in the metadata before it believes them.
    const whole = tableToIPC(table, 'file');
    const cells = Buffer.from(whole).indexOf(s);
    for (let at = cells - 64; at < cells + 96; at++) {
      const damaged = Uint8Array.from(whole);
      damaged[at] ^= 0xff;
      const outcome = await engine.readTable(disk.file(damaged, 'arrow')).catch((error: unknown) => error);
      if (outcome instanceof Error) await expectSilent(Promise.reject(outcome), /^(source|table|io)\//);
    }
  });

  test('writing a value that is not canonical', async () => {
    for (const format of ['arrow', 'parquet'] as const) {
      const table = tableOf({ n: 'integer' }, [[s]]);
      await expectSilent(engine.writeTable(table, disk.path(`bad.${format}`), format), /not-canonical|engine/);
    }
  });
});
