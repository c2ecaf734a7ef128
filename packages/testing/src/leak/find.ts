import type { Canary } from './canary.js';
import { patternsOf } from './patterns.js';

/** Some bytes of a file, as stored or decoded. */
export interface View {
  readonly where: string;
  readonly bytes: Uint8Array;
}

/** A canary that got out. */
export interface Leak {
  readonly what: string;
  readonly encoding: string;
  readonly where: string;
}

/** Canaries in any of the views, in any encoding; each once a view. */
export function findCanaries(views: readonly View[], canaries: readonly Canary[]): Leak[] {
  const leaks: Leak[] = [];
  for (const canary of canaries) {
    for (const { encoding, bytes } of patternsOf(canary)) {
      for (const view of views) {
        const haystack = Buffer.from(view.bytes.buffer, view.bytes.byteOffset, view.bytes.byteLength);
        if (haystack.includes(bytes)) leaks.push({ what: canary.what, encoding, where: view.where });
      }
    }
  }
  return leaks;
}
