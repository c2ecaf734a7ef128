import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { clinicVisits, naivePeoplePerClass, toCsv } from '@sluice/testing';
import { Decrypter } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { OPENING, productText, sluice, workshop } from './workshop.js';

const shop = workshop();
const key = shop.path('keys/release.key');
const trust = shop.path('trust.json');
const release = shop.path('release');
const annex = shop.path('release-annex');

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

/** Cells of a plain CSV without quotes. */
function cellsOf(csv: string): string[][] {
  return csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
}

/** A birth date at the level of a released one. */
function likeBirth(released: string, date: string | null): string | null {
  if (released === '*') return '*';
  if (date === null) return null;
  return released.endsWith('s') ? `${date.slice(0, 3)}0s` : date.slice(0, 4);
}

function likeVisit(released: string, date: string | null): string | null {
  if (released === '*') return '*';
  if (date === null) return null;
  const quarter = Math.ceil(Number(date.slice(5, 7)) / 3);
  return released.includes('Q') ? `${date.slice(0, 4)}-Q${quarter}` : date.slice(0, 4);
}

beforeAll(async () => {
  const built = await shop.release('product.yaml', 'release', '--json');
  if (built.code !== 0) throw new Error(built.out + built.err);
});

describe('a release', () => {
  test('has the documented layout, and nothing beside it is left over', async () => {
    expect(filesBelow(release)).toEqual([
      'SHA256SUMS',
      'data/visits.arrow',
      'data/visits.csv',
      'data/visits.parquet',
      'datapackage.json',
      'manifest/attestations.intoto.jsonl',
      'product.json',
      'report/report.en.html',
      'report/report.zh.html',
    ]);
    expect(readdirSync(shop.directory).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('verifies, and says what was recounted, what is attested and what is not checked', async () => {
    const { code, out } = await sluice('verify', release, '--trust', trust);
    expect(code).toBe(0);
    expect(out).toMatch(/k-anonymity.*rows.*recomputed/);
    expect(out).toMatch(/k-anonymity.*people.*attested, not checked/);
    expect(out).toMatch(/earlier releases: checked by the signer/);
    expect(out).toMatch(/G08/);
    const json = JSON.parse((await sluice('verify', release, '--trust', trust, '--json')).out);
    expect([json.ok, json.exitCode]).toEqual([true, 0]);
    expect(json.checks.every((c: { ok: boolean; name: string; detail: string }) => c.ok && c.name && c.detail)).toBe(
      true,
    );
    expect((await sluice('verify', release, '--trust', trust, '--lowest', 'recomputed')).code).toBe(4);
  });

  test('does not verify with another key', async () => {
    await sluice('keys', 'new', 'signing', '--out', shop.path('keys/other.key'));
    expect((await sluice('verify', release, '--trust', shop.path('keys/other.key.pub'))).code).toBe(8);
  });

  test('is checked by programs that are not ours: sha256sum and openssl', async () => {
    expect(spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: release }).status).toBe(0);
    const envelope = JSON.parse(readFileSync(join(release, 'manifest/attestations.intoto.jsonl'), 'utf8'));
    const payload = Buffer.from(envelope.payload, 'base64');
    const pae = Buffer.concat([
      Buffer.from(`DSSEv1 ${envelope.payloadType.length} ${envelope.payloadType} ${payload.length} `),
      payload,
    ]);
    writeFileSync(shop.path('pae'), pae);
    writeFileSync(shop.path('sig'), Buffer.from(envelope.signatures[0].sig, 'base64'));
    const args = [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      `${key}.pub`,
      '-rawin',
      '-in',
      shop.path('pae'),
      '-sigfile',
      shop.path('sig'),
    ];
    expect(spawnSync('openssl', args).status).toBe(0);
    writeFileSync(shop.path('pae'), Buffer.concat([pae, Buffer.from(' ')]));
    expect(spawnSync('openssl', args).status).not.toBe(0);
  });

  test('the released rows hold k people a class, by a naive count over the source', async () => {
    const [header, ...rows] = cellsOf(readFileSync(join(release, 'data/visits.csv'), 'utf8'));
    expect(header).toEqual(['birth_date', 'sex', 'visit_date']);
    const source = clinicVisits({ seed: 7, people: 900, visits: 2500 });
    const column = (name: string) => source.columns.find((c) => c.name === name)?.cells ?? [];
    // The source, generalised by hand to the levels that the release shows.
    const [birth, , visit] = rows[0];
    const generalised = source.columns[0].cells.map((_, i) => [
      likeBirth(birth, column('birth_date')[i]),
      column('sex')[i],
      likeVisit(visit, column('visit_date')[i]),
    ]);
    const people = naivePeoplePerClass(generalised, [0, 1, 2], column('id_card'));
    const safe = [...people.values()].filter((n) => n >= 20).length;
    expect(new Set(rows.map((row) => row.join())).size).toBe(safe);
    expect(safe).toBeGreaterThan(3);
  });

  test('says nothing of the source that its holder cannot recount', async () => {
    const envelope = JSON.parse(readFileSync(join(release, 'manifest/attestations.intoto.jsonl'), 'utf8'));
    const statement = Buffer.from(envelope.payload, 'base64').toString('utf8');
    const { source, suppressed, inputs } = await openAnnex();
    const texts = filesBelow(release)
      .filter((file) => !file.startsWith('data/'))
      .map((file) => (file.startsWith('manifest/') ? statement : readFileSync(join(release, file), 'utf8')));
    const rawDigest = createHash('sha256')
      .update(readFileSync(shop.path('visits.csv')))
      .digest('hex');
    for (const text of texts) {
      for (const secret of [source.logicalDigest, rawDigest, inputs[0].key, shop.directory])
        expect(text).not.toContain(secret);
      expect(text).not.toMatch(/seed|suppressedRows|"suppressed(Rows|People)"|id_card.*pseudonym/);
    }
    expect(source.rows).toBe(2500);
    expect(suppressed.rows).toBeGreaterThan(0);
    // The row counts of source and suppression are not among the numbers of the statement.
    const numbers = (statement.match(/(?<![\w.])\d+(?![\w.])/g) ?? []).map(Number);
    expect(numbers).not.toContain(2500);
  });

  test('a canary in every unreleased column is found nowhere in the release', async () => {
    const canaries = Array.from({ length: 4 }, (_, i) =>
      createHash('sha256').update(`canary ${i}`).digest('hex').slice(0, 24),
    );
    const table = clinicVisits({ seed: 7, people: 900, visits: 2500 });
    const lines = toCsv(table).split('\n');
    const spoiled = lines.map((line, i) => {
      if (i !== 5) return line;
      const cells = line.split(',');
      const at = (name: string) => lines[0].split(',').indexOf(name);
      ['name', 'phone', 'diagnosis', 'id_card'].forEach((name, c) => {
        cells[at(name)] = canaries[c];
      });
      return cells.join(',');
    });
    writeFileSync(shop.path('canary.csv'), spoiled.join('\n'));
    writeFileSync(shop.path('canary.yaml'), productText([['visits.csv', 'canary.csv']]));
    const out = shop.path('canary');
    expect((await shop.release('canary.yaml', 'canary')).code).toBe(0);
    for (const file of filesBelow(out)) {
      const bytes = readFileSync(join(out, file));
      const decoded = file.endsWith('.jsonl')
        ? Buffer.from(JSON.parse(bytes.toString('utf8')).payload, 'base64')
        : bytes;
      for (const canary of canaries)
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect([
            file,
            decoded.includes(Buffer.from(canary, encoding)),
            bytes.includes(Buffer.from(canary, encoding)),
          ]).toEqual([file, false, false]);
    }
  });

  test('the same product over the same table gives the same data bytes, under another id', async () => {
    const out = shop.path('again');
    expect((await shop.release('product.yaml', 'again')).code).toBe(0);
    for (const file of filesBelow(release).filter((f) => f.startsWith('data/')))
      expect([file, readFileSync(join(out, file)).equals(readFileSync(join(release, file)))]).toEqual([file, true]);
    expect(readFileSync(join(out, 'SHA256SUMS'), 'utf8')).not.toBe(readFileSync(join(release, 'SHA256SUMS'), 'utf8'));
  });

  test('the order of the source rows does not show in the data', async () => {
    const [header, ...rows] = readFileSync(shop.path('visits.csv'), 'utf8').trimEnd().split('\n');
    writeFileSync(shop.path('reversed.csv'), `${[header, ...rows.reverse()].join('\n')}\n`);
    writeFileSync(shop.path('reversed.yaml'), productText([['visits.csv', 'reversed.csv']]));
    const out = shop.path('reversed');
    expect((await shop.release('reversed.yaml', 'reversed')).code).toBe(0);
    for (const file of filesBelow(release).filter((f) => f.startsWith('data/')))
      expect([file, readFileSync(join(out, file)).equals(readFileSync(join(release, file)))]).toEqual([file, true]);
  });
});

const hasAge = spawnSync('age', ['--version']).status === 0;

async function openAnnex() {
  const decrypter = new Decrypter();
  decrypter.addIdentity(readFileSync(shop.path('keys/auditor.key'), 'utf8').trim());
  return JSON.parse(await decrypter.decrypt(readFileSync(join(annex, 'annex.json.age')), 'text'));
}

describe('the annex', () => {
  test.skipIf(!hasAge)('opens with the age tool, which is not ours', async () => {
    const args = ['-d', '-i', shop.path('keys/auditor.key'), join(annex, 'annex.json.age')];
    expect(JSON.parse(execFileSync('age', args, { encoding: 'utf8' }))).toEqual(await openAnnex());
  });

  test('holds what the release must not, encrypted', async () => {
    const opened = await openAnnex();
    expect(opened.source.people).toBeGreaterThan(500);
    expect(readFileSync(join(annex, 'annex.json.age')).includes('"rows"')).toBe(false);
    expect(filesBelow(annex)).toEqual(['annex.json.age']);
  });

  test('its key opens the commitment to the input', async () => {
    const { inputs } = await openAnnex();
    const mac = execFileSync(
      'openssl',
      ['dgst', '-sha256', '-mac', 'HMAC', '-macopt', `hexkey:${inputs[0].key}`, shop.path('visits.csv')],
      { encoding: 'utf8' },
    );
    expect(mac.trim().endsWith(inputs[0].commitment)).toBe(true);
  });
});

describe('a release for one’s own use', () => {
  const product = productText([
    [OPENING, '{ kind: internal }'],
    ['k: 20', 'k: 5'],
    ['  suppression: 0.05', '  suppression: 1\n  suppressed: keep'],
  ]);

  test('keeps suppressed rows with `*` where asked, and verify refuses it unless told', async () => {
    writeFileSync(shop.path('internal.yaml'), product);
    const out = shop.path('internal');
    const built = await sluice('build', shop.path('internal.yaml'), '--out', out, '--sign', key, '--json');
    expect([built.code, built.err]).toEqual([0, '']);
    expect(cellsOf(readFileSync(join(out, 'data/visits.csv'), 'utf8')).length).toBe(2501);
    expect((await sluice('verify', out, '--trust', trust)).code).toBe(6);
    expect((await sluice('verify', out, '--trust', trust, '--channel', 'internal')).code).toBe(0);
  });
});

describe('tampering', () => {
  test('a changed byte, a file too many and a file too few are found', async () => {
    const copy = shop.path('copy');
    for (const file of filesBelow(release)) {
      const size = statSync(join(release, file)).size;
      for (const at of [0, size >> 1, size - 1]) {
        cpSync(release, copy, { recursive: true });
        const bytes = readFileSync(join(copy, file));
        bytes[at] ^= 1;
        writeFileSync(join(copy, file), bytes);
        expect([file, at, (await sluice('verify', copy, '--trust', trust)).code]).not.toEqual([file, at, 0]);
        rmSync(copy, { recursive: true });
      }
    }
    cpSync(release, copy, { recursive: true });
    writeFileSync(join(copy, 'data/extra.csv'), 'a\n');
    expect((await sluice('verify', copy, '--trust', trust)).code).toBe(3);
    rmSync(join(copy, 'data/extra.csv'));
    rmSync(join(copy, 'data/visits.arrow'));
    expect((await sluice('verify', copy, '--trust', trust)).code).toBe(3);
    expect(existsSync(release)).toBe(true);
  });
});
