import { sha256Hex } from '@sluice/provenance';

/**
 * The top-level text members of a body as an index holds them: name and key. A long value is held by its digest,
 * because indexes take only so much; the mark before it keeps the two apart.
 */
export function membersOf(body: unknown): readonly (readonly [name: string, key: string])[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  return Object.entries(body)
    .filter((member): member is [string, string] => typeof member[1] === 'string')
    .map(([name, value]) => [memberName(name), memberKey(value)] as const);
}

export function memberKey(value: string): string {
  const short = value.length <= 200 && !value.includes('\0');
  return short ? `=${value}` : `#${sha256Hex(new TextEncoder().encode(value))}`;
}

export function memberName(name: string): string {
  return name.length <= 100 && !name.includes('\0') ? name : `#${sha256Hex(new TextEncoder().encode(name))}`;
}

/** Whether the body has these texts as top-level members. */
export function matches(body: unknown, match: Readonly<Record<string, string>> = {}): boolean {
  const members = Object.entries(match);
  if (members.length === 0) return true;
  if (typeof body !== 'object' || body === null) return false;
  return members.every(
    ([name, value]) => Object.hasOwn(body, name) && (body as Record<string, unknown>)[name] === value,
  );
}
