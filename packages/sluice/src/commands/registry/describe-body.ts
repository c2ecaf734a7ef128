import { displayWidth } from '@sluice/product';
import { labelled } from './wrap.js';

/** Longest column of names. */
const WIDEST_NAME = 30;

/** Members of a body as lines `path  value`; a list of plain values stands in one line. */
export function describeBody(body: unknown): string {
  const lines = membersOf('', body);
  const indent = Math.min(WIDEST_NAME, Math.max(0, ...lines.map(([name]) => displayWidth(name)))) + 2;
  return lines.map(([name, text]) => labelled(name, text, indent)).join('\n');
}

function membersOf(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) return [[path, value.join(', ')]];
    return value.flatMap((item: unknown, i) => membersOf(`${path}[${i}]`, item));
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, member]) => membersOf(path === '' ? name : `${path}.${name}`, member));
  return [[path, String(value).trimEnd()]];
}
