import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { type GateRule, judgeRelease, type Verdict } from '@sluice/policy';
import { candidateDigest, type Guarantee, RELEASE_PATHS, type Signer } from '@sluice/provenance';
import { type ColumnType, logicalDigest } from '@sluice/table';
import { outputTable } from '../apply/output-table.js';
import { type ProtectedTable, protect } from '../apply/protect.js';
import { announceCandidate } from '../candidate/announce.js';
import { writeCandidate } from '../candidate/write-candidate.js';
import type { Engine } from '../engine.js';
import { compareBuild } from '../history/compare-build.js';
import type { Planned } from '../plan/plan-product.js';
import { refuseVerdict } from '../publish/refuse-verdict.js';
import { supplyFacts } from '../records/supply.js';
import { supplyOfBuild } from '../records/supply-of-build.js';
import { viewOf } from '../records/view.js';
import { type Annex, requireAuditor, sealAnnex } from './annex.js';
import type { BuildRecords } from './build-records.js';
import { commitTo, type InputCommitment } from './commitment.js';
import { releaseCore } from './core.js';
import { readBack, writeDataFiles } from './data-files.js';
import { type Disk, nodeDisk } from './disk.js';
import { guarantees } from './evidence.js';
import { gateFacts } from './gate-facts.js';
import { seal } from './seal.js';
import { type Stage, type StageClock, stageClock, type Timing } from './stages.js';
import { verificationFacts } from './verification-facts.js';
import { closeWorkspace, finishWorkspace, openWorkspace } from './workspace.js';

/** Re-checks a finished directory in a process of its own, from its bytes alone. */
export type FreshVerifier = (
  directory: string,
  /** `trust`: text of a PEM or of a trust.json. */
  expected: { readonly trust: string; readonly channel: string },
) => Promise<{ readonly ok: boolean; readonly failed: readonly string[] }>;

export interface BuildOptions {
  /** Directory that becomes the release: its parent exists, it does not. */
  readonly out: string;
  readonly annex?: string;
  /** Records of the organisation; without them every rule that needs a record blocks. */
  readonly records?: BuildRecords;
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

/** What a build made: a release, or a candidate that waits for approvals. */
export interface Built {
  readonly release?: string;
  readonly candidate?: string;
  readonly id: string;
  readonly verdict: Verdict;
  readonly guarantees: readonly Guarantee[];
  /** What a candidate waits for. */
  readonly approvals: { readonly required: number; readonly roles: readonly string[] };
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

function annexOf(
  planned: Planned,
  release: string,
  inputs: readonly InputCommitment[],
  applied: ProtectedTable | null,
): Annex {
  const { plan, source } = planned;
  return {
    sluice: 1,
    release,
    inputs,
    source: { rows: plan.rows, people: plan.people, logicalDigest: logicalDigest(source.table) },
    suppressed: { rows: applied?.suppressedRows ?? 0, people: applied?.suppressedPeople ?? 0 },
    search: { ...plan.search, tuples: plan.tuples, classes: plan.classes },
  };
}

/**
 * Builds from a plan: applies it, writes the files, measures the guarantees on the bytes read back, and asks the gate.
 * Where the preset asks for no approvals the result is sealed, signed, re-checked in a fresh process and renamed into
 * place as a release; else it is a candidate, signed by its author and known to the register. Whatever goes wrong,
 * nothing stands at `out`.
 * @throws SluiceError kind `refused` with one fault a blocking rule; `io` with the disk's reason
 */
export async function build(planned: Planned, options: BuildOptions): Promise<Built> {
  const { engine, out, annex, records } = options;
  const disk = options.disk ?? nodeDisk;
  const clock = options.clock ?? stageClock(options.onStage);
  const now = options.now ?? new Date();
  const { product, preset } = planned;
  const formats = product.outputs;
  if (annex !== undefined) requireAuditor(product.auditor, product.channel.kind);
  const asCandidate = preset.publication !== undefined;
  const workspace = await openWorkspace(out, annex, disk);
  try {
    const cancelled = () => {
      if (options.signal?.aborted) fail('refused', 'build/cancelled', 'the build was cancelled; nothing was written');
    };
    const release = `rel-${randomBytes(16).toString('hex')}`;
    const answers = product.form === 'verification';
    const applied = answers ? null : await clock.run('apply', () => applyPlan(planned));
    cancelled();
    await clock.run('write', async () => {
      await disk.write(join(workspace.release, RELEASE_PATHS.product), planned.productJson);
      if (applied) await writeDataFiles(applied.table, workspace.release, product.id, formats, engine, disk);
    });
    cancelled();
    const files = await clock.run('measure', async () => {
      if (!applied) return [];
      const types: Record<string, ColumnType> = Object.fromEntries(applied.table.columns.map((c) => [c.name, c.type]));
      return readBack(workspace.release, product.id, formats, types, engine, disk);
    });
    const { measured, verdict, supply, history } = await clock.run('gate', async () => {
      const onDisk = await disk.read(join(workspace.release, RELEASE_PATHS.product));
      const history = await compareBuild(planned, applied, release, now, records);
      const view = records ? viewOf(records.registry, now.toISOString()) : null;
      const supply = await supplyFacts(
        supplyOfBuild(planned, now, records?.history, files[0]?.table),
        view,
        history.fact,
      );
      const { facts, measured } = applied
        ? gateFacts(planned, applied, files, onDisk, annex !== undefined, supply)
        : { facts: verificationFacts(planned, onDisk, annex !== undefined, supply), measured: undefined };
      return { measured, verdict: judgeRelease(facts, options.rules), supply, history };
    });
    if (!verdict.pass && !verdict.waits) refuseVerdict(verdict);
    cancelled();
    const stated = await clock.run('seal', async () => {
      const inputs = await Promise.all(planned.source.inputs.map(({ name, commit }) => commitTo(name, commit)));
      const core = releaseCore({
        planned,
        release,
        now,
        table: applied?.table,
        inputs: inputs.map(({ name, commitment }) => ({ name, commitment })),
        guarantees: measured ? guarantees(measured.facts, measured.evidence) : [],
        verdict,
        data: files.map((f) => f.stated),
        keyCommitments: options.keyCommitments ?? {},
        supply,
      });
      if (asCandidate) await writeCandidate(workspace.release, core, options.signer, disk);
      else {
        const predicate = { core, candidate: candidateDigest(core), approvals: [] };
        await seal(workspace.release, predicate, options.signer, disk);
      }
      if (workspace.annex !== undefined) {
        const sealed = await sealAnnex(annexOf(planned, release, inputs, applied), product.auditor);
        await disk.write(join(workspace.annex, sealed.name), sealed.bytes);
        await disk.sync(workspace.annex);
      }
      return core;
    });
    await clock.run('verify', async () => {
      if (asCandidate) return;
      const expected = { trust: options.publicKeyPem, channel: product.channel.kind };
      const outcome = await options.verifier(workspace.release, expected);
      if (outcome.ok !== true)
        fail(
          'internal',
          'build/verify',
          `the finished release does not verify in a fresh process: ${outcome.failed.join(', ')}`,
        );
    });
    cancelled();
    await clock.run('finish', async () => {
      // The register first: a record without a directory tells of a build that stopped, a directory without a record
      // could never be published.
      if (asCandidate && records) await announceCandidate(stated, options.signer.keyid, planned, history, records);
      // Until it is published, a candidate is for its author and for whom the author lets in.
      await finishWorkspace(workspace, out, annex, disk, { isPrivate: asCandidate });
    });
    return {
      ...(asCandidate ? { candidate: out } : { release: out }),
      id: release,
      verdict,
      guarantees: stated.guarantees,
      approvals: preset.approvals ?? { required: 0, roles: [] },
      timing: clock.timing,
    };
  } catch (error) {
    await closeWorkspace(workspace, disk);
    throw error;
  }
}
