import { resolve } from 'node:path';

/** A string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A file as a string literal: absolute, so that it cannot be taken for the address of something remote. */
export function fileLiteral(path: string): string {
  return literal(resolve(path));
}

/** A quoted identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
