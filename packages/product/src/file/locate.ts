import type { Place } from '@sluice/errors';
import { type Document, isMap, isSeq, type Node } from 'yaml';
import { keyText } from './read-value.js';
import type { SourceText } from './source-text.js';

/** A path into a product: keys and indices. */
export type Path = readonly (string | number)[];

interface Found {
  readonly key?: Node;
  readonly value?: Node;
}

function step(node: Node | null | undefined, name: string | number): Found | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => keyText(key) === String(name));
    if (pair === undefined) return undefined;
    return { key: pair.key as Node, ...(pair.value !== null && { value: pair.value as Node }) };
  }
  if (isSeq(node) && typeof name === 'number' && name in node.items) return { value: node.items[name] as Node };
  return undefined;
}

/**
 * Place of a path: a scalar where it stands, a mapping or list by its key; for a path that the document does not have,
 * the nearest part above it. Unknown at the root, where nothing is above: then only the file is named.
 */
export function locate(document: Document, source: SourceText, path: Path): Place {
  let node: Node | null | undefined = document.contents as Node | null;
  let mark: Node | undefined;
  for (const name of path) {
    const found = step(node, name);
    if (found === undefined) break;
    const whole = found.value !== undefined && (isMap(found.value) || isSeq(found.value));
    mark = whole || found.value === undefined ? (found.key ?? found.value) : found.value;
    node = found.value;
  }
  return placeOf(mark, source);
}

/** Place of the key itself that a path ends with. */
export function locateKey(document: Document, source: SourceText, path: Path): Place {
  let node: Node | null | undefined = document.contents as Node | null;
  for (const name of path.slice(0, -1)) node = step(node, name)?.value;
  const found = path.length > 0 ? step(node, path[path.length - 1]) : undefined;
  return found?.key ? placeOf(found.key, source) : locate(document, source, path);
}

function placeOf(node: Node | undefined, source: SourceText): Place {
  if (!node?.range) return source.file === undefined ? {} : { file: source.file };
  return source.placeAt(node.range[0], node.range[1]);
}
