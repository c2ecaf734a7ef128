import { canonicalJson } from './canonical-json.js';
import { coreShape } from './core-shape.js';
import { assertUnique, refuse } from './refuse.js';
import type { ClassEvidence, ReleaseCore } from './statement.js';

type Path = readonly (string | number)[];

/**
 * Reads the core of a candidate from JSON that nobody has checked: every member as `ReleaseCore` says, none besides, and
 * no contradiction between its lists.
 *
 * @throws SluiceError `statement/shape`, `statement/inconsistent`, `json/not-canonical`; paths, never values.
 */
export function parseCore(json: unknown): ReleaseCore {
  canonicalJson(json);
  const core = coreShape(json, []);
  assertCore(core, []);
  return core;
}

/** @throws SluiceError `statement/inconsistent`. */
export function assertCore(core: ReleaseCore, at: Path): void {
  const { columns, quasiIdentifiers, guarantees, data, gate } = core;
  const names = columns.map(({ name }) => name);
  assertUnique(names, [...at, 'columns']);
  assertUnique(quasiIdentifiers, [...at, 'quasiIdentifiers']);
  assertUnique(
    gate.rules.map(({ code }) => code),
    [...at, 'gate', 'rules'],
  );
  assertUnique(gate.chain ?? [], [...at, 'gate', 'chain']);
  if (gate.chain && gate.chain[0] !== gate.preset) refuse([...at, 'gate', 'chain', 0], 'the preset in force');
  assertUnique(
    data.map(({ path }) => path),
    [...at, 'data'],
  );
  assertForm(core, at);
  assertDates(core, at);
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

/** A verification answers yes or no about a named subject: it releases no table, so it can claim nothing about one. */
function assertForm({ form, ...core }: ReleaseCore, at: Path): void {
  for (const member of ['columns', 'data', 'guarantees'] as const) {
    const some = core[member].length > 0;
    if (form === 'verification' && some) refuse([...at, member], 'none in a verification');
    // On one's own channel a table may leave without any guarantee: the channel decides that, not the shape.
    if (form !== 'verification' && !some && member !== 'guarantees') refuse([...at, member], 'at least one');
  }
}

function assertDates({ issued, expires, review, assessment }: ReleaseCore, at: Path): void {
  if (expires !== undefined && expires < issued) refuse([...at, 'expires'], 'no day before the day of issue');
  if (review !== undefined && review < issued) refuse([...at, 'review'], 'no day before the day of issue');
  if (assessment && assessment.keptUntil < assessment.on) {
    refuse([...at, 'assessment', 'keptUntil'], 'no day before that of the assessment');
  }
}

function assertCounts({ rows, classes, minClassSize, histogram }: ClassEvidence, path: Path) {
  histogram.forEach(([size], i) => {
    if (i > 0 && histogram[i - 1][0] >= size) refuse([...path, 'histogram', i], 'sizes in ascending order');
  });
  const inClasses = histogram.reduce((sum, [size, number]) => sum + size * number, 0);
  const number = histogram.reduce((sum, [, each]) => sum + each, 0);
  if (inClasses !== rows || number !== classes) refuse([...path, 'histogram'], 'sums equal to rows and classes');
  if (minClassSize !== (histogram[0]?.[0] ?? null)) refuse([...path, 'minClassSize'], 'the smallest size');
}
