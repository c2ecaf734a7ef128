import { fail } from '@sluice/errors';
import { canonicalJson } from './canonical-json.js';
import { comparePaths, isReleasePath } from './release-path.js';
import {
  array,
  boolean,
  count,
  day,
  either,
  hex256,
  matching,
  object,
  oneOf,
  optional,
  record,
  type Shape,
  share,
  such,
  text,
} from './shape.js';
import {
  type Approval,
  type Bilingual,
  type ClassEvidence,
  type Guarantee,
  PREDICATE_TYPE,
  type ReleaseCore,
  type ReleaseStatement,
  STATEMENT_TYPE,
  type StatedColumn,
  type StatedFile,
} from './statement.js';

const keyid = matching(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hex digits');
const releasePath = such(text, isReleasePath, 'a path inside the release');
const bilingual = such(
  object<Bilingual>({ zh: optional(text), en: optional(text) }),
  ({ zh, en }) => zh !== undefined || en !== undefined,
  'text in zh or en',
);

const column = object<StatedColumn>({
  name: text,
  type: oneOf('string', 'integer', 'decimal', 'boolean', 'date', 'timestamp'),
  role: oneOf('direct', 'quasi', 'sensitive', 'insensitive'),
  operation: text,
  parameters: record,
  level: optional(count()),
  from: array(text),
});

const sizeCount = such(array(count(1)), (pair) => pair.length === 2, 'a pair [size, number]') as unknown as Shape<
  readonly [number, number]
>;

const classEvidence = object<ClassEvidence>({
  rows: count(),
  classes: count(),
  minClassSize: either<null, number>((value) => value === null, oneOf(null), count(1)),
  histogram: array(sizeCount),
});

const guarantee = object<Guarantee>({
  model: text,
  parameters: record,
  unit: oneOf('rows', 'people'),
  grade: oneOf('recomputed', 'derived', 'attested'),
  strength: oneOf('sufficient', 'necessary'),
  holds: oneOf(true),
  evidence: optional(classEvidence),
});

const file = object<StatedFile>({
  path: releasePath,
  format: oneOf('parquet', 'csv', 'arrow'),
  bytes: count(),
  sha256: hex256,
  rows: count(),
  logicalDigest: hex256,
});

const core = object<ReleaseCore>({
  release: matching(/^rel-[0-9a-f]{32}$/, 'rel- and 32 hex digits'),
  issued: day,
  preview: boolean,
  notBuilt: array(text),
  earlierReleases: oneOf('not checked', 'checked'),
  product: object<ReleaseCore['product']>({ id: text, version: text, title: bilingual, owner: text, sha256: hex256 }),
  channel: object<ReleaseCore['channel']>({
    kind: text,
    licence: optional(matching(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, 'a licence identifier such as CC-BY-4.0')),
  }),
  unit: either(
    (value) => typeof value === 'object' && value !== null && 'column' in value,
    object<{ readonly kind: 'people'; readonly column: string }>({ kind: oneOf('people'), column: text }),
    object<{ readonly kind: 'rows' }>({ kind: oneOf('rows') }),
  ),
  inputs: array(object<ReleaseCore['inputs'][number]>({ name: text, commitment: hex256 })),
  engine: object<ReleaseCore['engine']>({ name: text, version: text }),
  columns: array(column, 1),
  droppedColumns: count(),
  quasiIdentifiers: array(text),
  search: object<ReleaseCore['search']>({
    method: text,
    steps: optional(count(1)),
    sees: oneOf('quasi', 'all'),
    loss: record,
  }),
  suppression: object<ReleaseCore['suppression']>({
    limit: object<ReleaseCore['suppression']['limit']>({ rows: share, people: share }),
    failing: optional(share),
    suppressed: oneOf('drop', 'keep'),
    withinLimit: oneOf(true),
  }),
  guarantees: array(guarantee),
  assumptions: optional(array(oneOf('other-sensitive-columns-unknown'), 1)),
  gate: object<ReleaseCore['gate']>({
    preset: text,
    presetSha256: hex256,
    classifier: oneOf('not run', 'run'),
    rules: array(object<ReleaseCore['gate']['rules'][number]>({ code: text, status: oneOf('pass') })),
  }),
  data: array(file, 1),
});

const statement = object<ReleaseStatement>({
  _type: oneOf(STATEMENT_TYPE),
  subject: array(
    object<ReleaseStatement['subject'][number]>({ name: releasePath, digest: object({ sha256: hex256 }) }),
    1,
  ),
  predicateType: oneOf(PREDICATE_TYPE),
  predicate: object<ReleaseStatement['predicate']>({
    core,
    candidate: hex256,
    approvals: array(object<Approval>({ role: text, keyid, day })),
  }),
});

/**
 * Reads a release statement from JSON that nobody has checked: every member as `ReleaseStatement` says, none besides,
 * and no contradiction between its lists. Whether it is true of the files, digests included, is for `@sluice/verify`.
 *
 * @throws SluiceError `statement/shape`, `statement/inconsistent`, `json/not-canonical`; paths, never values.
 */
export function parseStatement(json: unknown): ReleaseStatement {
  canonicalJson(json);
  const parsed = statement(json, []);
  assertConsistent(parsed);
  return parsed;
}

function assertConsistent({ subject, predicate }: ReleaseStatement): void {
  const { columns, quasiIdentifiers, guarantees, data, gate } = predicate.core;
  const at = ['predicate', 'core'];
  const names = columns.map(({ name }) => name);

  assertUnique(names, [...at, 'columns']);
  assertUnique(quasiIdentifiers, [...at, 'quasiIdentifiers']);
  assertUnique(
    gate.rules.map(({ code }) => code),
    [...at, 'gate', 'rules'],
  );
  assertUnique(
    data.map(({ path }) => path),
    [...at, 'data'],
  );
  subject.forEach(({ name }, i) => {
    if (i > 0 && comparePaths(subject[i - 1].name, name) >= 0) refuse(['subject', i], 'paths in code-unit order');
  });
  quasiIdentifiers.forEach((name, i) => {
    if (!names.includes(name)) refuse([...at, 'quasiIdentifiers', i], 'the name of a released column');
  });
  guarantees.forEach(({ evidence, grade }, i) => {
    const path = [...at, 'guarantees', i, 'evidence'];
    if (evidence) assertCounts(evidence, path);
    // A number beside an attested guarantee would tell what nobody outside may know.
    if (evidence && grade === 'attested') refuse(path, 'no number beside an attested guarantee');
  });
  data.forEach(({ path, rows, logicalDigest }, i) => {
    if (!/^data\/[^/]+$/.test(path)) refuse([...at, 'data', i, 'path'], 'a file in data/');
    if (rows !== data[0].rows || logicalDigest !== data[0].logicalDigest) {
      refuse([...at, 'data', i], 'the same table in each format');
    }
  });
}

function assertCounts({ rows, classes, minClassSize, histogram }: ClassEvidence, path: readonly (string | number)[]) {
  histogram.forEach(([size], i) => {
    if (i > 0 && histogram[i - 1][0] >= size) refuse([...path, 'histogram', i], 'sizes in ascending order');
  });
  const inClasses = histogram.reduce((sum, [size, number]) => sum + size * number, 0);
  const number = histogram.reduce((sum, [, each]) => sum + each, 0);
  if (inClasses !== rows || number !== classes) refuse([...path, 'histogram'], 'sums equal to rows and classes');
  if (minClassSize !== (histogram[0]?.[0] ?? null)) refuse([...path, 'minClassSize'], 'the smallest size');
}

function assertUnique(list: readonly string[], path: readonly (string | number)[]): void {
  const again = list.findIndex((item, i) => list.indexOf(item) !== i);
  if (again >= 0) refuse([...path, again], 'each name once');
}

function refuse(path: readonly (string | number)[], expected: string): never {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  fail('input', 'statement/inconsistent', `statement: expected ${expected} at ${place.slice(1)}`, { path });
}
