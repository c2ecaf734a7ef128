import type { z } from 'zod';
import type { CompiledHierarchy } from './hierarchy.js';

/** What compiling a hierarchy may ask of its surroundings. */
export interface HierarchyIo {
  /** Text of a hierarchy file, by the path as the product file writes it. */
  readText(path: string): string;
}

/** What a specification alone tells of the levels. */
export interface HierarchyShape {
  readonly levels: number;
  /** The last level is the single label `*`. */
  readonly star: boolean;
}

/** A hierarchy read and checked, before it has met a column. */
export interface OpenHierarchy {
  /** Whether a (canonical) value has a place in the hierarchy. */
  has(value: string): boolean;
  /** Levels over distinct values; all of them must have a place. */
  over(values: readonly string[]): CompiledHierarchy;
}

/** One way to write a hierarchy in a product file: a small frozen object, one a file. The key it is found by is `kind`. */
export interface HierarchyKind<Spec = unknown> {
  readonly kind: string;
  /** Strict schema of the whole mapping, such as `{dates: [...], top: false}`. */
  readonly params: z.ZodType<Spec>;
  /** Fault when values have no place: its code, and what was expected of them. */
  readonly lacking: { readonly code: string; readonly expected: string; readonly hint: string };
  /** `undefined` when only a file tells. */
  shape(spec: Spec): HierarchyShape | undefined;
  /** @throws hierarchy/* when the hierarchy itself is malformed */
  open(spec: Spec, io: HierarchyIo): OpenHierarchy;
  /** What may stand in a public manifest: never a path, never leaf values. */
  publicSpec(spec: Spec): Record<string, unknown>;
}
