import type { Verdict } from '@sluice/policy';
import type { Guarantee, ReleaseCore, StatedColumn, StatedFile } from '@sluice/provenance';
import type { CodedTable } from '@sluice/table';
import type { CompiledColumn } from '../check/compile-columns.js';
import { searchSees } from '../check/search-sees.js';
import type { Planned } from '../plan/plan-product.js';
import { ENGINE_NAME, ENGINE_VERSION } from '../version.js';

export interface CoreParts {
  readonly planned: Planned;
  readonly release: string;
  readonly now: Date;
  readonly table: CodedTable;
  readonly inputs: ReleaseCore['inputs'];
  readonly guarantees: readonly Guarantee[];
  readonly verdict: Verdict;
  readonly data: readonly StatedFile[];
  /** Public commitments of the keys in use, by column. */
  readonly keyCommitments: Readonly<Record<string, string>>;
}

function statedColumn(compiled: CompiledColumn, parts: CoreParts): StatedColumn {
  const { output } = compiled;
  if (!output) throw new Error('a dropped column is not stated');
  const level = parts.planned.plan.search.levels[compiled.name];
  const commitment = Object.hasOwn(parts.keyCommitments, compiled.name)
    ? parts.keyCommitments[compiled.name]
    : undefined;
  const column = parts.table.columns.find((c) => c.name === compiled.name);
  return {
    name: compiled.name,
    type: column?.type ?? 'string',
    role: output.role,
    operation: compiled.op.kind,
    parameters: { ...compiled.op.publicParams(compiled.params), ...(commitment && { keyCommitment: commitment }) },
    ...(compiled.op.kind === 'generalize' && level !== undefined && { level }),
    from: output.from,
  };
}

/** The core of the statement: public fields only, each recomputable, declared, or a keyed commitment. */
export function releaseCore(parts: CoreParts): ReleaseCore {
  const { product, preset, plan, columns, source } = parts.planned;
  const released = columns.filter((c) => c.output !== null);
  const licence = product.channel.licence;
  const sensitive = released.filter((c) => c.output?.role === 'sensitive').length;
  return {
    release: parts.release,
    issued: parts.now.toISOString().slice(0, 10),
    preview: preset.preview,
    notBuilt: preset.notBuilt,
    earlierReleases: 'not checked',
    product: {
      id: product.id,
      version: product.version,
      title: product.title,
      owner: product.owner,
      sha256: plan.product.sha256,
    },
    channel: { kind: product.channel.kind, ...(licence !== undefined && { licence }) },
    unit: product.subject === undefined ? { kind: 'rows' } : { kind: 'people', column: product.subject },
    inputs: parts.inputs,
    engine: { name: ENGINE_NAME, version: ENGINE_VERSION },
    columns: released.map((c) => statedColumn(c, parts)),
    droppedColumns: source.table.columns.length - released.length,
    quasiIdentifiers: plan.quasiIdentifiers,
    search: {
      method: plan.search.method,
      ...(plan.search.method === 'anytime' && { steps: plan.search.nodesChecked }),
      sees: searchSees(product),
      loss: product.privacy.loss,
    },
    suppression: {
      limit: product.privacy.suppression,
      ...(typeof product.privacy.failing === 'object' && { failing: product.privacy.failing.drop }),
      suppressed: product.privacy.suppressed,
      withinLimit: true,
    },
    guarantees: parts.guarantees,
    // Each model reads its column alone: a neighbour who knows one sensitive value may narrow down another.
    ...(sensitive > 1 && { assumptions: ['other-sensitive-columns-unknown' as const] }),
    gate: {
      preset: preset.name,
      presetSha256: plan.preset.sha256,
      classifier: parts.verdict.classifier,
      rules: parts.verdict.rules.map(({ code }) => ({ code, status: 'pass' as const })),
    },
    data: parts.data,
  };
}
