import type { GateFacts, SupplyFacts } from '@sluice/policy';
import { logicalDigest } from '@sluice/table';
import { subjectsOfRows } from '../apply/people.js';
import type { ProtectedTable } from '../apply/protect.js';
import { limitsOf } from '../plan/limits.js';
import type { Planned } from '../plan/plan-product.js';
import { publicParameters } from '../plan/public-model.js';
import { originOf } from '../source/source.js';
import { leastCells } from './cells.js';
import type { ReadBack } from './data-files.js';
import { countDirectValues } from './direct-values.js';
import { type Measured, measure } from './evidence.js';
import { holdsAgainstOriginal } from './original-reference.js';
import { specificationFacts } from './specification-facts.js';

/** Facts for the gate, measured on every file as read back; the evidence is that of the first. */
export function gateFacts(
  planned: Planned,
  applied: ProtectedTable,
  files: readonly ReadBack[],
  productOnDisk: Uint8Array,
  annex: boolean,
  supply: SupplyFacts,
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
    specification: specificationFacts(planned, productOnDisk),
    sourceColumns: source.table.columns.map((c) => originOf(source, c.name)),
    columns: columns.flatMap((c) =>
      c.output ? [{ name: c.name, operation: c.op.kind, label: c.output, sensitivity: c.sensitivity }] : [],
    ),
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
    cells: leastCells(table, plan.quasiIdentifiers, people),
    supply,
  };
  return { facts, measured: measured[0] };
}
