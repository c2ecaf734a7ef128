import { fail } from '@sluice/errors';
import { type ModelUse, type SensitiveColumn, sensitiveColumn } from '@sluice/models';
import { type CodedTable, columnsOf } from '@sluice/table';
import { compileHierarchy, hierarchySpec } from '@sluice/transform';
import type { PlanIo } from './quasi-of.js';

/** What reads the hierarchy files that a model names. */
export type HierarchyReader = Pick<PlanIo, 'readText'>;

function treeFor(uses: readonly ModelUse[], table: CodedTable, name: string, io: HierarchyReader) {
  const specs = uses.map(({ model, params }) => model.needs(params)).filter((n) => n.column === name && n.hierarchy);
  const [first, ...rest] = specs.map((n) => JSON.stringify(n.hierarchy));
  if (first === undefined) return undefined;
  if (rest.some((spec) => spec !== first))
    fail('input', 'model/two-hierarchies', `the models over "${name}" name different hierarchies`, {
      path: ['privacy', 'models'],
      hint: 'a sensitive column has one hierarchy of values',
    });
  const spec = hierarchySpec.parse(JSON.parse(first));
  return compileHierarchy(spec, columnsOf(table, [name])[0], io).levels.map((level) => level.map);
}

/** The sensitive columns that the models name, each once, as models see them: read from output columns. */
export function sensitiveOf(uses: readonly ModelUse[], table: CodedTable, io: HierarchyReader): SensitiveColumn[] {
  const needs = uses.map(({ model, params }) => model.needs(params));
  return [...new Set(needs.flatMap(({ column }) => column ?? []))].map((name) => {
    const own = needs.filter(({ column }) => column === name);
    const values = own.flatMap((need) => need.values ?? []);
    return sensitiveColumn(columnsOf(table, [name])[0], {
      tree: treeFor(uses, table, name, io),
      separator: own.find((need) => need.separator !== undefined)?.separator,
      ...(values.length > 0 && { values }),
    });
  });
}
