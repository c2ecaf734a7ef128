import type { ValueCounts, ValueList } from '@sluice/table';
import type { Classes } from './class-facts.js';

function cut(counts: ValueCounts, size: number): ValueCounts {
  return { ...counts, starts: counts.starts.subarray(0, size + 1) };
}

const cutList = (list: ValueList, size: number): ValueList => ({ ...list, settled: cut(list.settled, size) });

/**
 * The classes that have rows. Those that only a population has come last in an index (its rows are counted after the
 * table's own), so they are cut off; how many of the population lie in them stays known.
 */
export function occupied<C extends Classes>(classes: C): C {
  let size = classes.size;
  while (size > 0 && classes.rows[size - 1] === 0) size--;
  if (size === classes.size) return classes;
  const { people, population, values, quasi } = classes;
  const elsewhere = population ? population.subarray(size).reduce((sum, n) => sum + n, 0) : 0;
  return {
    ...classes,
    size,
    rows: classes.rows.subarray(0, size),
    ...(population && { population: population.subarray(0, size), populationElsewhere: elsewhere }),
    ...(people && { people: { ...people, constant: people.constant.subarray(0, size) } }),
    ...(values && {
      values: values.map(({ byRows, byPeople }) => ({
        byRows: cutList(byRows, size),
        ...(byPeople && { byPeople: cutList(byPeople, size) }),
      })),
    }),
    ...(quasi && { quasi: { ...quasi, codes: quasi.codes.map((codes) => codes.subarray(0, size)) } }),
  };
}
