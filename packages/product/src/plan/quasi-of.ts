import type { QuasiColumn } from '@sluice/anonymize';
import type { CodedColumn, CodedTable } from '@sluice/table';
import { type CompiledHierarchy, compileHierarchy, type HierarchySpec } from '@sluice/transform';
import type { CompiledColumn } from '../check/compile-columns.js';
import { flatQuasi, generalisedQuasi, type LevelBounds } from './quasi-columns.js';

/** What the planner must ask of its surroundings. */
export interface PlanIo {
  /** Text of a hierarchy or mapping file, by the path that the product file gives. */
  readonly readText: (path: string) => string;
  /** Key bytes of a column's pseudonym domain. */
  readonly keyFor: (column: CompiledColumn) => Uint8Array;
  /** Receives the values that a hierarchy lacks, when the owner asked to see them. */
  readonly showOffenders?: (column: string, values: readonly string[]) => void;
}

/** A released column on its way: its source, and either its hierarchy or its finished output. */
export interface PreparedColumn {
  readonly compiled: CompiledColumn;
  readonly source: CodedColumn;
  readonly hierarchy?: CompiledHierarchy;
  /** The output, where no level is left to choose. */
  readonly output?: CodedColumn;
}

/** Reads hierarchies and applies every operation that needs no level. Columns that are dropped are left out. */
export function prepareColumns(table: CodedTable, columns: readonly CompiledColumn[], io: PlanIo): PreparedColumn[] {
  return columns
    .filter((compiled) => compiled.output !== null)
    .map((compiled) => {
      const source = table.columns.find((c) => c.name === compiled.name) as CodedColumn;
      if (compiled.op.kind === 'generalize') {
        const spec = (compiled.params as { hierarchy: HierarchySpec }).hierarchy;
        const show = io.showOffenders;
        const hierarchy = compileHierarchy(
          spec,
          source,
          { readText: io.readText },
          show ? { showOffenders: (values) => show(compiled.name, values) } : {},
        );
        return { compiled, source, hierarchy };
      }
      const ctx = {
        readText: io.readText,
        ...(compiled.op.properties.needsKey && { key: () => io.keyFor(compiled) }),
      };
      return { compiled, source, output: compiled.op.apply([source], compiled.params, ctx)[0] };
    });
}

/** The quasi-identifiers among the prepared columns, as the search sees them. */
export function quasiOf(prepared: readonly PreparedColumn[]): QuasiColumn[] {
  return prepared
    .filter(({ compiled }) => compiled.inTuple)
    .map(({ compiled, source, hierarchy, output }) =>
      hierarchy ? generalisedQuasi(source, hierarchy, compiled.params as LevelBounds) : flatQuasi(output ?? source),
    );
}

/** The output of a prepared column at the chosen level. */
export function outputOf(prepared: PreparedColumn, level: number | undefined): CodedColumn {
  if (prepared.output) return prepared.output;
  const { compiled, source, hierarchy } = prepared;
  const ctx = { ...(hierarchy && { hierarchy }), ...(level !== undefined && { level }) };
  return compiled.op.apply([source], compiled.params, ctx)[0];
}
