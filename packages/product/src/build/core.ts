import type { SupplyFacts, Verdict } from '@sluice/policy';
import type { Guarantee, ReleaseCore, StatedChannel, StatedColumn, StatedFile } from '@sluice/provenance';
import type { CodedTable } from '@sluice/table';
import { verificationCore } from '../answer/core.js';
import type { VerificationProduct } from '../answer/policy.js';
import type { CompiledColumn } from '../check/compile-columns.js';
import { searchSees } from '../check/search-sees.js';
import type { Planned } from '../plan/plan-product.js';
import { ENGINE_NAME, ENGINE_VERSION } from '../version.js';

export interface CoreParts {
  readonly planned: Planned;
  readonly release: string;
  readonly now: Date;
  /** Absent for a product without rows. */
  readonly table: CodedTable | undefined;
  readonly inputs: ReleaseCore['inputs'];
  readonly guarantees: readonly Guarantee[];
  readonly verdict: Verdict;
  readonly data: readonly StatedFile[];
  /** Public commitments of the keys in use, by column. */
  readonly keyCommitments: Readonly<Record<string, string>>;
  /** What the records said on the day of the build. */
  readonly supply: SupplyFacts;
}

/** Day so many days after another, yyyy-mm-dd. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Until when the release counts, when it is to be looked at again, and what it rests on. */
function statedControl(parts: CoreParts, issued: string): Partial<ReleaseCore> {
  const { product, preset } = parts.planned;
  const { assessment } = parts.supply;
  return {
    ...(product.form !== 'table' && { form: product.form as NonNullable<ReleaseCore['form']> }),
    ...(product.expires !== undefined && { expires: product.expires }),
    ...(preset.review && { review: dayAfter(issued, preset.review.days) }),
    ...(assessment?.on && assessment.keptUntil
      ? { assessment: { id: assessment.id, on: assessment.on, keptUntil: assessment.keptUntil } }
      : {}),
    ...(product.terms && { terms: product.terms as Readonly<Record<string, unknown>> }),
    ...(product.pricing && { pricing: pricingOf(product.pricing) }),
  };
}

function pricingOf({
  useClass,
  unit,
  price,
  ceiling,
  currency,
  exponent,
  period,
}: NonNullable<ReleaseCore['pricing']>) {
  return { useClass, unit, price, ceiling, currency, exponent, period };
}

/** The inputs with what is on record of them: ids and labels, never contents. */
function statedInputs({ inputs, supply }: CoreParts): ReleaseCore['inputs'] {
  return inputs.map((input) => {
    const source = supply.sources.find(({ name }) => name === input.name);
    return {
      ...input,
      ...(source?.record && { record: source.record }),
      ...(source?.concept && { concept: source.concept }),
      ...(source?.version !== undefined && { version: source.version }),
      ...(source?.registration && { registration: source.registration.code }),
    };
  });
}

function statedColumn(compiled: CompiledColumn, parts: CoreParts): StatedColumn {
  const { output } = compiled;
  if (!output) throw new Error('a dropped column is not stated');
  const level = parts.planned.plan.search.levels[compiled.name];
  const commitment = Object.hasOwn(parts.keyCommitments, compiled.name)
    ? parts.keyCommitments[compiled.name]
    : undefined;
  const column = parts.table?.columns.find((c) => c.name === compiled.name);
  return {
    name: compiled.name,
    type: column?.type ?? 'string',
    role: output.role,
    operation: compiled.op.kind,
    parameters: { ...compiled.op.publicParams(compiled.params), ...(commitment && { keyCommitment: commitment }) },
    ...(compiled.op.kind === 'generalize' && level !== undefined && { level }),
    from: output.from,
    ...(parts.planned.preset.publication && { sensitivity: compiled.sensitivity }),
  };
}

/** The core of the statement: public fields only, each recomputable, declared, or a keyed commitment. */
export function releaseCore(parts: CoreParts): ReleaseCore {
  const { product, preset, presetChain, plan, columns, source } = parts.planned;
  const released = columns.filter((c) => c.output !== null);
  const issued = parts.now.toISOString().slice(0, 10);
  const sensitive = released.filter((c) => c.output?.role === 'sensitive').length;
  return {
    release: parts.release,
    issued,
    preview: preset.preview,
    notBuilt: preset.notBuilt,
    earlierReleases: preset.publication === undefined ? 'not checked' : 'checked',
    product: {
      id: product.id,
      version: product.version,
      title: product.title,
      owner: product.owner,
      sha256: plan.product.sha256,
    },
    channel: product.channel as StatedChannel,
    ...statedControl(parts, issued),
    unit: product.subject === undefined ? { kind: 'rows' } : { kind: 'people', column: product.subject },
    inputs: statedInputs(parts),
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
      ...(presetChain.length > 1 && { chain: presetChain.map(({ name }) => name) }),
      classifier: parts.verdict.classifier,
      rules: parts.verdict.rules.map(({ code, status }) => ({
        code,
        status: status === 'needs-waiver' ? ('needs-waiver' as const) : ('pass' as const),
      })),
    },
    data: parts.data,
    ...(product.form === 'verification' &&
      verificationCore(product as VerificationProduct, source.table.columns.length)),
  };
}
