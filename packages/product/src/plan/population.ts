import type { QuasiColumn } from '@sluice/anonymize';
import { type Fault, fail, SluiceError } from '@sluice/errors';
import type { ModelUse } from '@sluice/models';
import { type CodedColumn, type CodedTable, columnsOf, type PopulationCodes } from '@sluice/table';
import type { CompiledColumn } from '../check/compile-columns.js';
import { outputOf, type PlanIo, type PreparedColumn, prepareColumns, quasiOf } from './quasi-of.js';

/** Path of the population table that the models name, if any; they must agree on one. */
export function populationPath(uses: readonly ModelUse[]): string | undefined {
  const paths = new Set(uses.flatMap(({ model, params }) => model.needs(params).population ?? []));
  if (paths.size > 1)
    fail('input', 'model/two-populations', 'the models name different population tables', {
      path: ['privacy', 'models'],
      hint: 'name the same table in each of them',
    });
  return [...paths][0];
}

const NO_COLUMN = ['table/no-column', 'table/unknown-column'];

/**
 * Runs a step on the population table. Its faults say that they are of it: the columns have the names of the source's.
 * @throws SluiceError with the faults of the step
 */
export async function overPopulation<T>(uses: readonly ModelUse[], step: () => Promise<T> | T): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error;
    const first = uses.findIndex(({ model, params }) => model.needs(params).population !== undefined);
    const faults = error.faults.map(
      (fault): Fault => ({
        ...fault,
        message: `population table: ${fault.message}`,
        ...(fault.place === undefined && { path: ['privacy', 'models', first, 'population'] }),
        ...(NO_COLUMN.includes(fault.code) && { hint: 'it needs every quasi-identifier as a column of the same name' }),
      }),
    );
    throw new SluiceError(error.kind, faults);
  }
}

/** One column over the rows of both tables. */
function joined(own: CodedColumn, other: CodedColumn): CodedColumn {
  const codeOf = new Map(own.values.map((value, code) => [value, code]));
  const mapped = other.values.map((value) => {
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    return code;
  });
  const codes = new Int32Array(own.codes.length + other.codes.length);
  codes.set(own.codes);
  other.codes.forEach((code, row) => {
    codes[own.codes.length + row] = code < 0 ? code : mapped[code];
  });
  return { ...own, codes, values: [...codeOf.keys()] };
}

const slice = (column: CodedColumn, from: number, to?: number): CodedColumn => ({
  ...column,
  codes: column.codes.subarray(from, to),
});

function part({ compiled, source, hierarchy, output }: PreparedColumn, from: number, to?: number): PreparedColumn {
  return {
    compiled,
    source: slice(source, from, to),
    ...(hierarchy && { hierarchy }),
    ...(output && { output: slice(output, from, to) }),
  };
}

/** Columns prepared, and the quasi-identifiers as the search sees them; with a population, in the same codes. */
export interface PreparedTable {
  readonly prepared: readonly PreparedColumn[];
  readonly quasi: readonly QuasiColumn[];
  readonly population?: PopulationCodes;
  /** The quasi-identifiers of the population at given levels. */
  readonly populationAt?: (levels: Readonly<Record<string, number>>) => CodedTable;
}

/** Prepares the columns of the source. */
export function prepareAlone(table: CodedTable, columns: readonly CompiledColumn[], io: PlanIo): PreparedTable {
  const prepared = prepareColumns(table, columns, io);
  return { prepared, quasi: quasiOf(prepared) };
}

/** Prepares source and population as one table, so that a value of either falls in the same group, and parts them. */
export function prepareWithPopulation(
  table: CodedTable,
  columns: readonly CompiledColumn[],
  io: PlanIo,
  population: CodedTable,
): PreparedTable {
  const rows = table.rows;
  const tuple = columns.filter((column) => column.inTuple).map((column) => column.name);
  const others = columnsOf(population, tuple);
  const whole = table.columns.map((column) => {
    const c = tuple.indexOf(column.name);
    return c < 0 ? column : joined(column, others[c]);
  });
  const both = prepareColumns({ rows, columns: whole }, columns, io);
  const quasi = quasiOf(both);
  const inTuple = both.filter((p) => p.compiled.inTuple);
  return {
    prepared: both.map((p) => (p.compiled.inTuple ? part(p, 0, rows) : p)),
    quasi: quasi.map((q) => ({ ...q, codes: q.codes.subarray(0, rows) })),
    population: { codes: quasi.map((q) => q.codes.subarray(rows)), rows: population.rows },
    populationAt: (levels) => ({
      rows: population.rows,
      columns: inTuple.map((p) => outputOf(part(p, rows), levels[p.compiled.name])),
    }),
  };
}
