import { presetOf } from '@sluice/policy';
import {
  type Approval,
  buildStatement,
  canonicalJson,
  dataPackageBytes,
  type FileDigest,
  type Published,
  RELEASE_PATHS,
  type ReleaseCore,
  type ReleaseStatement,
  type Signer,
  type StatedFile,
  sha256Hex,
  signStatement,
  sums,
} from '@sluice/provenance';
import { generateSigningKey, loadSigner, verifyEd25519 } from '@sluice/provenance/node';
import {
  applyTypes,
  type CodedColumn,
  type CodedTable,
  type ColumnType,
  canonicalOrder,
  csvChunks,
  fromArrow,
  logicalDigest,
  NULL_CODE,
  takeRows,
  toArrowIPC,
} from '@sluice/table';
import type { ReleaseEntry, TableReader, VerifyHost } from '../src/index.js';

export type Files = Map<string, Uint8Array>;
/** JSON that a test may change freely before it is signed. */
// biome-ignore lint/suspicious/noExplicitAny: tests write what the types forbid
export type Loose = any;

const utf8 = (text: string) => new TextEncoder().encode(text);

export const KEY = generateSigningKey();
export const SIGNER = loadSigner(KEY.privatePem);

/** Long random-looking texts that stand only in cells: none of them may turn up in a result. */
export const CANARIES = ['canary-7f3a9c15d2e8', 'canary-b04e6d81c97a'];

function column(name: string, type: ColumnType, cells: readonly (string | null)[]): CodedColumn {
  const values = [...new Set(cells.filter((cell) => cell !== null))];
  return { name, type, values, codes: Int32Array.from(cells, (c) => (c === null ? NULL_CODE : values.indexOf(c))) };
}

/** Two classes of 22 and 25 rows over sex and decade; a sensitive column outside them. */
export function sampleTable(): CodedTable {
  const cells = Array.from({ length: 47 }, (_, i) => i);
  const table = {
    rows: cells.length,
    columns: [
      column(
        'decade',
        'string',
        cells.map((i) => (i < 22 ? '196*' : '197*')),
      ),
      column(
        'sex',
        'string',
        cells.map((i) => (i < 22 ? 'f' : 'm')),
      ),
      column(
        'visits',
        'integer',
        cells.map((i) => (i % 5 === 0 ? null : String(i % 7))),
      ),
      column(
        'ward',
        'string',
        cells.map((i) => (i % 3 === 0 ? CANARIES[i % 2] : i % 4 === 0 ? '' : 'a "quoted", one')),
      ),
    ],
  };
  return takeRows(table, canonicalOrder(table));
}

/** Bytes of a table as a data file of the release. */
export function dataFile(table: CodedTable, path: string): { readonly bytes: Uint8Array; readonly stated: StatedFile } {
  const format = path.endsWith('.csv') ? 'csv' : 'arrow';
  const bytes = format === 'arrow' ? toArrowIPC(table) : new Uint8Array(Buffer.concat([...csvChunks(table)]));
  const stated = { path, format, bytes: bytes.length, sha256: sha256Hex(bytes) } as const;
  return { bytes, stated: { ...stated, rows: table.rows, logicalDigest: logicalDigest(table) } };
}

/** The core of a release of the sample table; `change` may make it lie. */
export function sampleCore(data: readonly StatedFile[], product: Uint8Array): ReleaseCore {
  const preset = presetOf('opening@0');
  if (preset === undefined) throw new Error('no preset opening@0');
  const evidence = {
    rows: 47,
    classes: 2,
    minClassSize: 22,
    histogram: [
      [22, 1],
      [25, 1],
    ],
  } as const;
  const kept = { operation: 'keep', parameters: {} };
  return {
    release: `rel-${'5'.repeat(32)}`,
    issued: '2026-03-01',
    preview: preset.preview,
    notBuilt: preset.notBuilt,
    earlierReleases: 'not checked',
    product: { id: 'visits', version: '1.0.0', title: { en: 'Visits' }, owner: 'clinic', sha256: sha256Hex(product) },
    channel: { kind: 'opening', licence: 'CC-BY-4.0' },
    unit: { kind: 'people', column: 'id_card' },
    inputs: [{ name: 'visits', commitment: 'c'.repeat(64) }],
    engine: { name: 'test', version: '0.0.0' },
    columns: [
      {
        name: 'decade',
        type: 'string',
        role: 'quasi',
        operation: 'generalize',
        parameters: {},
        level: 1,
        from: ['birth'],
      },
      { name: 'sex', type: 'string', role: 'quasi', ...kept, from: ['sex'] },
      { name: 'visits', type: 'integer', role: 'insensitive', ...kept, from: ['visits'] },
      { name: 'ward', type: 'string', role: 'insensitive', ...kept, from: ['ward'] },
    ],
    droppedColumns: 1,
    quasiIdentifiers: ['decade', 'sex'],
    search: { method: 'optimal', sees: 'quasi', loss: { kind: 'loss' } },
    suppression: { limit: { rows: 0.02, people: 0.02 }, suppressed: 'drop', withinLimit: true },
    guarantees: [
      {
        model: 'k-anonymity',
        parameters: { k: 20 },
        unit: 'people',
        grade: 'attested',
        strength: 'sufficient',
        holds: true,
      },
      {
        model: 'k-anonymity',
        parameters: { k: 20 },
        unit: 'rows',
        grade: 'recomputed',
        strength: 'necessary',
        holds: true,
        evidence,
      },
    ],
    gate: {
      preset: preset.name,
      presetSha256: sha256Hex(canonicalJson(preset)),
      classifier: 'not run',
      rules: preset.rules.map((code) => ({ code, status: 'pass' as const })),
    },
    data,
  };
}

export interface Lies {
  readonly table?: CodedTable;
  /** Bytes of a data file in place of the right ones; digests follow them. */
  readonly bytes?: Readonly<Record<string, Uint8Array>>;
  readonly core?: (core: Loose) => void;
  readonly statement?: (statement: Loose) => void;
  /** product.json in place of the one that says what the core says, or made of the core. */
  readonly product?: Loose;
  /** A release that has no table. */
  readonly noData?: boolean;
  /** What is signed about the core once it is whole: approvals, author, publication. */
  readonly decide?: (core: ReleaseCore) => Promise<Decided>;
  /** Who signs the statement. */
  readonly signer?: Signer;
}

export interface Decided extends Published {
  readonly approvals?: readonly Approval[];
}

/** product.json as the core has it; as far as the core is one. */
export function productOf(core: Loose): Loose {
  const columns = (core.columns ?? []).map((c: Loose) => [c?.name, { role: c?.role, op: c?.operation }]);
  const sufficient = (core.guarantees ?? []).filter((g: Loose) => g?.strength === 'sufficient');
  return JSON.parse(
    JSON.stringify({
      id: core.product?.id,
      version: core.product?.version,
      owner: core.product?.owner,
      title: core.product?.title,
      subject: core.unit?.column,
      channel: core.channel,
      form: core.form,
      expires: core.expires,
      terms: core.terms,
      pricing: core.pricing && { ...core.pricing, basis: 'notice' },
      assessment: core.assessment?.id,
      columns: Object.fromEntries(columns),
      privacy: { models: sufficient.map((g: Loose) => ({ model: g.model, ...g.parameters })) },
    }),
  );
}

/** A signed release in memory, true unless lies are given: those are signed as well. */
export async function makeRelease(lies: Lies = {}): Promise<Files> {
  const files: Files = new Map();
  const placeholder = utf8('{}');
  const paths = lies.noData ? [] : ['data/visits.arrow', 'data/visits.csv'];
  const data = paths.map((path) => {
    const made = dataFile(lies.table ?? sampleTable(), path);
    const bytes = lies.bytes?.[path] ?? made.bytes;
    files.set(path, bytes);
    return { ...made.stated, bytes: bytes.length, sha256: sha256Hex(bytes) };
  });
  const core: ReleaseCore = structuredClone(sampleCore(data, placeholder));
  lies.core?.(core);
  const said = typeof lies.product === 'function' ? lies.product(core) : (lies.product ?? productOf(core));
  const product = canonicalJson(said);
  if (core.product?.sha256 === sha256Hex(placeholder)) Object.assign(core.product, { sha256: sha256Hex(product) });
  files.set(RELEASE_PATHS.product, product);
  files.set(RELEASE_PATHS.dataPackage, dataPackageBytes(core));
  files.set(RELEASE_PATHS.reportEn, utf8('<!doctype html><title>Visits</title>'));
  files.set(RELEASE_PATHS.reportZh, utf8('<!doctype html><title>门诊</title>'));
  const digests: FileDigest[] = [...files].map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes) }));
  const { approvals = [], ...published } = (await lies.decide?.(core)) ?? {};
  const statement: ReleaseStatement = structuredClone(buildStatement(core, approvals, digests, published));
  lies.statement?.(statement);
  const listed = statement.subject.map(({ name, digest }) => ({ path: name, sha256: digest.sha256 }));
  files.set(RELEASE_PATHS.sums, sums(listed));
  files.set(RELEASE_PATHS.attestations, await signStatement(statement, [lies.signer ?? SIGNER]));
  return files;
}

/** Reader of the test's own: CSV as `csvChunks` writes it, Arrow through `fromArrow`. */
export function readerOf(read: (path: string) => Uint8Array): TableReader {
  return (path, format, types) => {
    const bytes = read(path);
    if (format === 'arrow') return fromArrow(bytes, { types });
    return readCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes), types);
  };
}

function readCsv(text: string, types: Readonly<Record<string, ColumnType>>): CodedTable {
  const records: (string | null)[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])/g)) {
    records[records.length - 1].push(quoted?.replaceAll('""', '"') ?? (plain === '' ? null : plain));
    if (end === '\n') records.push([]);
  }
  records.pop();
  const [header, ...rows] = records;
  const table = {
    rows: rows.length,
    columns: header.map((name, i) =>
      column(
        String(name),
        'string',
        rows.map((row) => row[i] ?? null),
      ),
    ),
  };
  return applyTypes(table, types);
}

/** A host over files in memory; folders are those of the files. */
export function memoryHost(files: Files, more: readonly ReleaseEntry[] = []): VerifyHost {
  const read = (path: string) => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`no ${path}`);
    return bytes;
  };
  const folders = new Set(
    [...files.keys()].flatMap((path) =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, i, all) => all.slice(0, i + 1).join('/')),
    ),
  );
  return {
    list: async () => [
      ...[...folders].map((path) => ({ path, kind: 'directory' as const })),
      ...[...files.keys()].map((path) => ({ path, kind: 'file' as const })),
      ...more,
    ],
    read: async (path) => read(path),
    readTable: readerOf(read),
    verifyEd25519,
  };
}
