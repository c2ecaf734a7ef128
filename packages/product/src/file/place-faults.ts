import type { Fault } from '@sluice/errors';
import type { ProductText } from './read-document.js';

/**
 * Adds to each fault the place that its path has in the product file, and sorts by it; faults of the
 * whole file come first, those of none last. A place that is there already is kept. A fault whose code says that a key is the trouble marks the key, any
 * other the value.
 */
export function placeFaults(faults: readonly Fault[], source: ProductText): readonly Fault[] {
  const placed = faults.map((fault) => {
    if (fault.path === undefined || fault.place?.line !== undefined) return fault;
    const ofKey = fault.code === 'schema/unknown-key' || fault.code === 'schema/not-built';
    return { ...fault, place: ofKey ? keyOrValue(fault.path, source) : source.placeOf(fault.path) };
  });
  return placed.sort((a, b) => lineOf(a) - lineOf(b));
}

function keyOrValue(path: NonNullable<Fault['path']>, source: ProductText) {
  // A tag such as `model: l-diversity` is not built for its value, a key such as `series:` for its name.
  const isTag = ['op', 'model', 'kind'].includes(String(path[path.length - 1]));
  return isTag ? source.placeOf(path) : source.placeOfKey(path);
}

function lineOf({ place, path }: Fault): number {
  return place?.line ?? (path === undefined ? Number.MAX_SAFE_INTEGER : 0);
}
