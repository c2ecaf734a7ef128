import type { Fault } from '@sluice/errors';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { MOST_FAULTS } from './cap-faults.js';
import { keepsDecimal } from './decimal-text.js';
import type { SourceText } from './source-text.js';

/** What is read of a document: plain JSON, and what is wrong with it. */
export interface ReadValue {
  readonly value: unknown;
  readonly faults: readonly Fault[];
}

const DEEPEST = 64;

/** Text of a key as it stands in the file: `2020` and `1.0` stay as they are written. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/**
 * Turns a document into plain JSON, more strictly than YAML: no aliases (so no bombs), anchors or tags; every key a
 * text that stands once; every number one that a double keeps digit by digit.
 */
export function readValue(document: Document, source: SourceText): ReadValue {
  const faults: Fault[] = [];
  return { value: read(document.contents as Node | null, 0), faults };

  function fault(what: string, message: string, hint: string, range: Node['range'] | undefined): void {
    if (faults.length > MOST_FAULTS) return;
    const [start, end] = range ?? [0, 0];
    faults.push({ code: `syntax/${what}`, message, hint, place: source.placeAt(start, end) });
  }

  function read(node: Node | null | undefined, depth: number): unknown {
    if (node === null || node === undefined) return null;
    if (depth > DEEPEST) {
      fault('too-deep', `expected at most ${DEEPEST} levels of nesting`, 'a product file needs about ten', node.range);
      return null;
    }
    if (isAlias(node)) {
      fault('alias', 'expected a value, found an alias', 'write the value itself; aliases are not read', node.range);
      return null;
    }
    if (node.tag !== undefined) {
      fault(
        'tag',
        'expected a plain value, found a tag',
        'remove `!…`; put the value in quotes for text',
        mark(node, '!'),
      );
    }
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) {
      fault('anchor', 'expected a plain value, found an anchor', 'remove `&…`: aliases are not read', mark(node, '&'));
    }
    if (isMap(node)) return readMap(node.items as Pair<Node, Node | null>[], depth);
    if (isSeq(node)) return node.items.map((item) => read(item as Node, depth + 1));
    if (isScalar(node)) return readScalar(node);
    return null;
  }

  /** A node starts after its tag and anchor: find the one meant. */
  function mark(node: Node, sign: string): Node['range'] | undefined {
    let at = source.text.lastIndexOf(sign, (node.range?.[0] ?? 0) - 1);
    if (at < 0) return node.range;
    while (source.text[at - 1] === sign) at--;
    const end = at + (/^\S+/.exec(source.text.slice(at, at + 64))?.[0].length ?? 1);
    return [at, end, end];
  }

  function readMap(pairs: readonly Pair<Node, Node | null>[], depth: number): unknown {
    const entries = new Map<string, { readonly value: unknown; readonly key: Node }>();
    for (const { key, value } of pairs) {
      const name = keyText(key);
      if (name === undefined || name === '__proto__') {
        fault('key', 'expected a key that is a plain text', 'write `name: value`', key?.range ?? value?.range);
        read(value, depth + 1);
        continue;
      }
      read(key, depth + 1);
      const earlier = entries.get(name);
      if (earlier !== undefined && faults.length <= MOST_FAULTS) {
        const { line, column } = source.placeAt(earlier.key.range?.[0] ?? 0, 0);
        const message = `key \`${name}\` stands twice in one mapping; it stood first at ${line}:${column}`;
        fault('duplicate-key', message, 'keep one of the two', key.range);
      }
      entries.set(name, { value: read(value, depth + 1), key });
    }
    return Object.fromEntries([...entries].map(([name, entry]) => [name, entry.value]));
  }

  function readScalar(node: Scalar): unknown {
    const { value } = node;
    if (typeof value !== 'number') return value;
    if (!keepsDecimal(node.source ?? String(value), value)) {
      const message = 'expected a number of at most 15 digits, within the range of a double';
      fault('number', message, 'round it, or put it in quotes where a text is meant', node.range);
    }
    // Negative zero has no JSON text of its own.
    return value === 0 ? 0 : value;
  }
}
