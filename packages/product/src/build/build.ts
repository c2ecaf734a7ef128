import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Fault, fail, SluiceError } from '@sluice/errors';
import { type GateFacts, type GateRule, judgeRelease, presetOf, type Verdict } from '@sluice/policy';
import { canonicalJson, type Guarantee, RELEASE_PATHS, type Signer, sha256Hex } from '@sluice/provenance';
import { type ColumnType, logicalDigest } from '@sluice/table';
import { outputTable } from '../apply/output-table.js';
import { subjectsOfRows } from '../apply/people.js';
import { type ProtectedTable, protect } from '../apply/protect.js';
import type { Engine } from '../engine.js';
import { limitsOf } from '../plan/limits.js';
import type { Planned } from '../plan/plan-product.js';
import { publicParameters } from '../plan/public-model.js';
import { type Annex, requireAuditor, sealAnnex } from './annex.js';
import { commitTo, type InputCommitment } from './commitment.js';
import { releaseCore } from './core.js';
import { type ReadBack, readBack, writeDataFiles } from './data-files.js';
import { countDirectValues } from './direct-values.js';
import { type Disk, nodeDisk } from './disk.js';
import { guarantees, type Measured, measure } from './evidence.js';
import { holdsAgainstOriginal } from './original-reference.js';
import { seal } from './seal.js';
import { type Stage, type StageClock, stageClock, type Timing } from './stages.js';
import { closeWorkspace, finishWorkspace, openWorkspace } from './workspace.js';

/** Re-checks a finished directory in a process of its own, from its bytes alone. */
export type FreshVerifier = (
  directory: string,
  expected: { readonly publicKeyPem: string; readonly channel: string },
) => Promise<{ readonly ok: boolean; readonly failed: readonly string[] }>;

export interface BuildOptions {
  /** Directory that becomes the release: its parent exists, it does not. */
  readonly out: string;
  readonly annex?: string;
  readonly engine: Engine;
  readonly signer: Signer;
  readonly publicKeyPem: string;
  readonly verifier: FreshVerifier;
  readonly disk?: Disk;
  /** Gate rules; the built-in ones when left out. */
  readonly rules?: readonly GateRule[];
  readonly now?: Date;
  /** Public commitments of the keys in use, by column. */
  readonly keyCommitments?: Readonly<Record<string, string>>;
  readonly clock?: StageClock;
  readonly onStage?: (stage: Stage) => void;
  readonly signal?: AbortSignal;
}

/** What a build made. */
export interface Built {
  readonly release: string;
  readonly id: string;
  readonly verdict: Verdict;
  readonly guarantees: readonly Guarantee[];
  readonly timing: Timing;
}

function applyPlan(planned: Planned): ProtectedTable {
  const { plan, product, models, subjects } = planned;
  const table = outputTable(planned);
  const result = protect({
    table,
    quasiIdentifiers: plan.quasiIdentifiers,
    models,
    sensitive: planned.sensitiveIn(table),
    ...(subjects && { subjects }),
    population: planned.populationAt?.(plan.search.levels),
    suppressed: product.privacy.suppressed,
    linked: planned.linked,
  });
  if (result.suppressedRows !== plan.suppressedRows || result.suppressedPeople !== plan.suppressedPeople)
    fail('internal', 'build/plan-differs', 'applying the plan suppresses other rows than the search counted');
  return result;
}

/** Facts for the gate, measured on every file as read back; the evidence is that of the first. */
function gateFacts(
  planned: Planned,
  applied: ProtectedTable,
  files: readonly ReadBack[],
  productOnDisk: Uint8Array,
  annex: boolean,
): { readonly facts: GateFacts; readonly measured: Measured } {
  const { plan, preset, product, columns, source, models, subjects } = planned;
  const people = subjects && subjectsOfRows(subjects, applied.sourceRows);
  const population = planned.populationAt?.(plan.search.levels);
  const measured = files.map((f) => measure(f.table, planned, people, population));
  const table = files[0].table;
  const most = limitsOf(product, source.table.rows, subjects?.count ?? 0);
  const facts: GateFacts = {
    channel: product.channel.kind,
    preset,
    specification: {
      checked: planned.checked,
      productSha256: plan.product.sha256,
      presetSha256: plan.preset.sha256,
      releasedProductSha256: sha256Hex(productOnDisk),
      releasedPresetSha256: sha256Hex(canonicalJson(presetOf(preset.name) ?? null)),
    },
    sourceColumns: source.table.columns.map((c) => c.name),
    columns: columns.flatMap((c) => (c.output ? [{ name: c.name, operation: c.op.kind, label: c.output }] : [])),
    quasiIdentifiers: plan.quasiIdentifiers,
    models: models.map(({ model, params }) => ({
      model: model.kind,
      parameters: publicParameters(params as Record<string, unknown>),
    })),
    guarantees: measured.flatMap((m) => m.facts),
    annex,
    holdsAgainstOriginal: holdsAgainstOriginal(planned, applied),
    suppression: {
      rows: applied.suppressedRows,
      people: applied.suppressedPeople,
      mostRows: most.limit.rows + most.dropLimit.rows,
      mostPeople: most.limit.people + most.dropLimit.people,
    },
    utility: {
      releasedRows: measured[0].evidence.rows,
      loss: plan.search.loss,
      varyingColumns: table.columns.filter((c) => c.codes.some((code) => code !== c.codes[0])).length,
    },
    files: files.map((f) => f.fact),
    plannedDigest: logicalDigest(applied.table),
    directValuesFound: files.reduce((n, f) => n + countDirectValues(source.table, columns, f.table), 0),
  };
  return { facts, measured: measured[0] };
}

function refuse(verdict: Verdict): never {
  const faults: Fault[] = verdict.rules
    .filter((rule) => rule.status === 'block')
    .map(({ code, reason, hint }) => ({
      code: `gate/${code}`,
      message: reason?.en ?? 'the rule gave no reason',
      ...(hint && { hint: hint.en }),
    }));
  throw new SluiceError(
    'refused',
    faults.length > 0 ? faults : { code: 'gate/empty', message: 'the gate has no rule' },
  );
}

function annexOf(
  planned: Planned,
  release: string,
  inputs: readonly InputCommitment[],
  applied: ProtectedTable,
): Annex {
  const { plan, source } = planned;
  return {
    sluice: 1,
    release,
    inputs,
    source: { rows: plan.rows, people: plan.people, logicalDigest: logicalDigest(source.table) },
    suppressed: { rows: applied.suppressedRows, people: applied.suppressedPeople },
    search: { ...plan.search, tuples: plan.tuples, classes: plan.classes },
  };
}

/**
 * Builds a release from a plan: applies it, writes the files, measures the guarantees on the bytes read back, asks the
 * gate, seals and signs, re-checks everything in a fresh process, and only then renames the directory into place.
 * Whatever goes wrong, nothing stands at `out`.
 * @throws SluiceError kind `refused` with one fault a blocking rule; `io` with the disk's reason
 */
export async function build(planned: Planned, options: BuildOptions): Promise<Built> {
  const { engine, out, annex } = options;
  const disk = options.disk ?? nodeDisk;
  const clock = options.clock ?? stageClock(options.onStage);
  const { product } = planned;
  const formats = product.outputs;
  if (annex !== undefined) requireAuditor(product.auditor, product.channel.kind);
  const workspace = await openWorkspace(out, annex, disk);
  try {
    const cancelled = () => {
      if (options.signal?.aborted) fail('refused', 'build/cancelled', 'the build was cancelled; nothing was written');
    };
    const applied = await clock.run('apply', () => applyPlan(planned));
    cancelled();
    await clock.run('write', async () => {
      await disk.write(join(workspace.release, RELEASE_PATHS.product), planned.productJson);
      await writeDataFiles(applied.table, workspace.release, product.id, formats, engine, disk);
    });
    cancelled();
    const types: Record<string, ColumnType> = Object.fromEntries(applied.table.columns.map((c) => [c.name, c.type]));
    const files = await clock.run('measure', () =>
      readBack(workspace.release, product.id, formats, types, engine, disk),
    );
    const { measured, verdict } = await clock.run('gate', async () => {
      const onDisk = await disk.read(join(workspace.release, RELEASE_PATHS.product));
      const { facts, measured } = gateFacts(planned, applied, files, onDisk, annex !== undefined);
      return { measured, verdict: judgeRelease(facts, options.rules) };
    });
    if (!verdict.pass) refuse(verdict);
    cancelled();
    const release = `rel-${randomBytes(16).toString('hex')}`;
    const stated = await clock.run('seal', async () => {
      const inputs = [await commitTo(planned.source.name, planned.source.commit)];
      const core = releaseCore({
        planned,
        release,
        now: options.now ?? new Date(),
        table: applied.table,
        inputs: inputs.map(({ name, commitment }) => ({ name, commitment })),
        guarantees: guarantees(measured.facts, measured.evidence),
        verdict,
        data: files.map((f) => f.stated),
        keyCommitments: options.keyCommitments ?? {},
      });
      await seal(workspace.release, core, options.signer, disk);
      if (workspace.annex !== undefined) {
        const sealed = await sealAnnex(annexOf(planned, release, inputs, applied), product.auditor);
        await disk.write(join(workspace.annex, sealed.name), sealed.bytes);
        await disk.sync(workspace.annex);
      }
      return core;
    });
    await clock.run('verify', async () => {
      const expected = { publicKeyPem: options.publicKeyPem, channel: product.channel.kind };
      const outcome = await options.verifier(workspace.release, expected);
      if (outcome.ok !== true)
        fail(
          'internal',
          'build/verify',
          `the finished release does not verify in a fresh process: ${outcome.failed.join(', ')}`,
        );
    });
    cancelled();
    await clock.run('finish', () => finishWorkspace(workspace, out, annex, disk));
    return { release: out, id: release, verdict, guarantees: stated.guarantees, timing: clock.timing };
  } catch (error) {
    await closeWorkspace(workspace, disk);
    throw error;
  }
}
