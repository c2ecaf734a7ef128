import {
  peoplePerClass,
  type RolledUp,
  rollUpValues,
  type SensitiveValues,
  type ValueList,
  valueCounts,
} from '@sluice/table';
import type { ClassFacts, Reading, ValueFacts } from '../model.js';
import type { SensitiveColumn } from './sensitive-column.js';

/** Classes with what models may ask of them. */
export type Classes = Pick<RolledUp, 'size' | 'rows' | 'people' | 'population'> & {
  readonly values?: readonly SensitiveValues[];
  /** Rows of the population in classes that are not listed. */
  readonly populationElsewhere?: number;
  readonly quasi?: NonNullable<ClassFacts['quasi']>;
};

/** Distribution of a sensitive column over a whole table. */
export type Reference = Reading['reference'];

/** The values of all classes that stay, as one class: people who hold a value in two classes hold it once. */
function overall(list: ValueList, classes: number, gone: Uint8Array | undefined, units: number): Reference {
  const ids = new Int32Array(classes);
  if (gone) for (let c = 0; c < classes; c++) ids[c] = gone[c];
  const { starts, values, counts, weights } = valueCounts(rollUpValues(list, ids, 2), 2);
  const out = { counts: new Float64Array(list.cardinality), weights: new Float64Array(list.cardinality) };
  for (let i = starts[0]; i < starts[1]; i++) {
    out.counts[values[i]] = counts[i];
    if (weights) out.weights[values[i]] = weights[i];
  }
  return { counts: out.counts, units, ...(weights && { weights: out.weights }) };
}

function peopleLeft(classes: Classes, gone: Uint8Array | undefined): number {
  const { people } = classes;
  if (!people) return 0;
  if (!gone) return people.count;
  let left = 0;
  for (let c = 0; c < classes.size; c++) if (!gone[c]) left += people.constant[c];
  for (let p = 0; p + 1 < people.starts.length; p++) {
    let stays = false;
    for (let j = people.starts[p]; j < people.starts[p + 1] && !stays; j++) stays = !gone[people.classes[j]];
    if (stays) left++;
  }
  return left;
}

/** The reference distributions of the sensitive columns, by rows and by people, over the classes that stay. */
export interface References {
  readonly byRows: readonly Reference[];
  readonly byPeople: readonly (Reference | undefined)[];
}

/** @param gone 1 for each class that does not count; every class counts when left out */
export function referencesOf(classes: Classes, gone?: Uint8Array): References {
  const values = classes.values ?? [];
  let rows = 0;
  for (let c = 0; c < classes.size; c++) if (!gone?.[c]) rows += classes.rows[c];
  const people = peopleLeft(classes, gone);
  return {
    byRows: values.map((v) => overall(v.byRows, classes.size, gone, rows)),
    byPeople: values.map((v) => v.byPeople && overall(v.byPeople, classes.size, gone, people)),
  };
}

/** Class sizes alone: all that models without a sensitive column ask for. */
export function sizeFacts(classes: Classes): ClassFacts {
  return {
    size: classes.size,
    rows: classes.rows,
    ...(classes.people && { people: peoplePerClass(classes.people), constant: classes.people.starts.length === 1 }),
    ...(classes.population && { population: classes.population }),
    ...(classes.populationElsewhere !== undefined && { populationElsewhere: classes.populationElsewhere }),
    ...(classes.quasi && { quasi: classes.quasi }),
  };
}

/**
 * Classes as models see them, sensitive columns included. People without a subject (missing id) hold no value.
 * @param references the distributions that models compare with
 */
export function classFacts(
  classes: Classes,
  sensitive: readonly SensitiveColumn[],
  references: References,
): ClassFacts {
  const facts = sizeFacts(classes);
  const { values } = classes;
  if (sensitive.length === 0 || !values) return facts;
  const byName = new Map<string, ValueFacts>();
  sensitive.forEach(({ name, cardinality, ranks, numbers, tree, named, items }, i) => {
    const byPeople = values[i].byPeople;
    const referenceByPeople = references.byPeople[i];
    byName.set(name, {
      cardinality,
      ranks,
      numbers,
      ...(tree && { tree }),
      ...(named && { named }),
      ...(items && { items }),
      byRows: {
        byClass: valueCounts(values[i].byRows, classes.size),
        units: classes.rows,
        reference: references.byRows[i],
      },
      ...(byPeople &&
        referenceByPeople &&
        facts.people && {
          byPeople: {
            byClass: valueCounts(byPeople, classes.size),
            units: facts.people,
            reference: referenceByPeople,
          },
        }),
    });
  });
  return { ...facts, values: byName };
}
