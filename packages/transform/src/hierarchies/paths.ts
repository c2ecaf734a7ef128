import { fail } from '@sluice/errors';
import { placesText } from '../columns/count-text.js';
import type { HierarchyLevel } from './hierarchy.js';
import type { OpenHierarchy } from './kind.js';
import { levelOf } from './level.js';
import { starLevel } from './top.js';

/** A hierarchy spelt out: for each leaf the labels from level 0 (the leaf itself) to the top. */
export interface LeafPaths {
  readonly paths: readonly (readonly string[])[];
  /** Number of the line or leaf that each path stands on, for messages. */
  readonly places: readonly number[];
  readonly noun: 'line' | 'leaf number';
  readonly file?: string;
}

/**
 * Checks spelt-out paths and makes a hierarchy of them. A repeated identical path counts as one leaf.
 * @throws hierarchy/empty, hierarchy/uneven (paths of different length), hierarchy/duplicate-leaf (one leaf, two
 * paths), hierarchy/not-nested (equal labels at one level with different parents: then a coarser level would split
 * what a finer one joins, and neither the classes nor the models on them would be monotone)
 */
export function openPaths(source: LeafPaths, top: boolean): OpenHierarchy {
  if (source.paths.length === 0) refuse(source, 'empty', 'it has no leaves', [], 'Write one leaf at least.');
  checkEven(source);
  const { distinct, rowOf } = distinctLeaves(source);
  const leafCount = distinct.paths.length;
  const height = distinct.paths[0].length;
  const levels = Array.from({ length: height }, (_, level) => levelOf(distinct.paths.map((path) => path[level])));
  for (let level = 1; level + 1 < height; level++) checkNested(distinct, levels, level);

  return {
    has: (value) => rowOf.has(value),
    over(values) {
      const rows = Int32Array.from(values, (value) => rowOf.get(value)!);
      const compiled: HierarchyLevel[] = levels.map((level) => ({ ...level, map: rows.map((row) => level.map[row]) }));
      if (top && levels[height - 1].labels.length !== 1) compiled.push(starLevel(values.length, leafCount));
      return { leafCount, levels: compiled };
    },
  };
}

function refuse(source: LeafPaths, what: string, message: string, places: readonly number[], hint: string): never {
  const { file, noun } = source;
  const subject = file === undefined ? 'Hierarchy' : 'Hierarchy file';
  const where = places.length > 0 ? ` (${places.length} in all): ${placesText(noun, places)}` : '';
  return fail('input', `hierarchy/${what}`, `${subject}: ${message}${where}.`, {
    hint,
    ...(file !== undefined && { place: { file, ...(places.length > 0 && { line: places[0] }) } }),
  });
}

function checkEven(source: LeafPaths): void {
  const counts = new Map<number, number>();
  for (const { length } of source.paths) counts.set(length, (counts.get(length) ?? 0) + 1);
  if (counts.size === 1) return;
  // Most paths are right: name the others.
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  const odd = source.places.filter((_, i) => source.paths[i].length !== usual);
  const message = `most leaves have ${usual} levels, others have not`;
  refuse(source, 'uneven', message, odd, 'Repeat a label on the levels where nothing is coarser.');
}

function distinctLeaves(source: LeafPaths): { distinct: LeafPaths; rowOf: ReadonlyMap<string, number> } {
  const rowOf = new Map<string, number>();
  const paths: (readonly string[])[] = [];
  const places: number[] = [];
  const twice: number[] = [];
  source.paths.forEach((path, i) => {
    const row = rowOf.get(path[0]);
    if (row === undefined) {
      rowOf.set(path[0], paths.length);
      paths.push(path);
      places.push(source.places[i]);
    } else if (paths[row].some((label, level) => label !== path[level])) twice.push(source.places[i]);
  });
  if (twice.length > 0) {
    const message = 'leaves stand twice, with different parents';
    refuse(source, 'duplicate-leaf', message, twice, 'Give each leaf one path to the top.');
  }
  return { distinct: { ...source, paths, places }, rowOf };
}

function checkNested(source: LeafPaths, levels: readonly HierarchyLevel[], level: number): void {
  const { map, labels } = levels[level];
  const parents = levels[level + 1].map;
  const parentOf = new Int32Array(labels.length).fill(-1);
  const astray: number[] = [];
  map.forEach((group, row) => {
    if (parentOf[group] < 0) parentOf[group] = parents[row];
    else if (parentOf[group] !== parents[row]) astray.push(source.places[row]);
  });
  if (astray.length > 0) {
    const message = `equal labels of level ${level} have different parents on level ${level + 1}`;
    const hint = 'Equal labels need equal parents; give different groups different names.';
    refuse(source, 'not-nested', message, astray, hint);
  }
}
