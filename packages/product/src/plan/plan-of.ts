import type { QuasiColumn, SearchResult, SuppressionLimit } from '@sluice/anonymize';
import { sizeFacts } from '@sluice/models';
import type { Preset } from '@sluice/policy';
import { canonicalJson, sha256Hex } from '@sluice/provenance';
import type { Subjects } from '@sluice/table';
import type { CompiledColumn } from '../check/compile-columns.js';
import type { Product } from '../file/product.js';
import type { LoadedSource } from '../source/source.js';
import type { Plan } from './plan.js';

/** A record without a prototype: a column may be called `toString`. */
function ownRecord(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const record: Record<string, number> = Object.create(null);
  for (const [name, value] of entries) record[name] = value;
  return record;
}

/** The chosen level of each quasi-identifier. */
export function chosenLevels(quasi: readonly QuasiColumn[], { best }: SearchResult): Record<string, number> {
  return ownRecord(quasi.map((q, c) => [q.name, best.levels[c]]));
}

export interface PlanParts {
  readonly product: Product;
  readonly productJson: Uint8Array;
  readonly preset: Preset;
  readonly source: LoadedSource;
  readonly columns: readonly CompiledColumn[];
  readonly quasi: readonly QuasiColumn[];
  readonly found: SearchResult;
  readonly limit: SuppressionLimit;
  readonly dropLimit: SuppressionLimit;
  readonly subjects: Subjects | undefined;
}

/** The plan as plain JSON. */
export function planOf(parts: PlanParts): Plan {
  const { product, productJson, preset, source, columns, quasi, found, limit, dropLimit, subjects } = parts;
  const levels = chosenLevels(quasi, found);
  const facts = sizeFacts(found.best.classes);
  const sizes = [...(facts.people ?? facts.rows)].filter((_, c) => !found.best.failing[c]);
  return {
    sluice: 1,
    product: { id: product.id, version: product.version, sha256: sha256Hex(productJson) },
    preset: { name: preset.name, sha256: sha256Hex(canonicalJson(preset)) },
    rows: source.table.rows,
    people: subjects?.count ?? null,
    tuples: found.tuples,
    quasiIdentifiers: quasi.map((q) => q.name),
    search: {
      method: product.privacy.search.method,
      latticeSize: found.latticeSize,
      nodesChecked: found.nodesChecked,
      levels,
      maxLevels: ownRecord(quasi.map((q) => [q.name, q.levels.length - 1])),
      loss: found.loss,
      optimal: found.optimal,
      lowerBound: found.lowerBound,
    },
    classes: sizes.length,
    minClassSize: sizes.length > 0 ? sizes.reduce((a, b) => Math.min(a, b)) : null,
    suppressedRows: found.best.suppressedRows,
    suppressedPeople: found.best.suppressedPeople,
    limit,
    dropLimit,
    columns: columns.map((c) => ({
      name: c.name,
      role: c.output?.role ?? c.role,
      operation: c.op.kind,
      ...(levels[c.name] !== undefined && { level: levels[c.name] }),
      released: c.output !== null,
    })),
  };
}
