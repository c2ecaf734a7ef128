import type { Label } from '@sluice/policy';
import type { CodedColumn } from '@sluice/table';
import type { z } from 'zod';
import type { CompiledHierarchy } from './hierarchies/hierarchy.js';

/** What an operation may ask of its surroundings while it runs. */
export interface OperationContext {
  /** Key bytes derived for this column's pseudonym domain (HKDF, see `keys/derive.ts`); throws when there is none. */
  readonly key?: () => Uint8Array;
  /** Text of a file that the parameters name, by the path as the product file writes it. */
  readonly readText?: (path: string) => string;
  /** The hierarchy of the column, compiled over the distinct values of the column. */
  readonly hierarchy?: CompiledHierarchy;
  /** The level that the plan chose, 0 = raw. */
  readonly level?: number;
}

/** How an operation behaves, for the label checker and for the manifest. */
export interface OperationProperties {
  readonly needsKey: boolean;
  /** The holder of the key, or anyone when no key is needed, can compute the input from the output. */
  readonly reversible: boolean;
  readonly deterministic: boolean;
  /** Different inputs never give the same output. */
  readonly injective: boolean;
}

/**
 * One operation on columns: a small frozen object. `apply` works on distinct values and maps codes, so its cost is
 * that of the dictionary, not of the rows. `Params` is what stands in the product file beside `op`.
 */
export interface Operation<Params = unknown> {
  readonly kind: string;
  /** Strict schema of the parameters, without `op` and `role`. */
  readonly params: z.ZodType<Params>;
  readonly inputs: number;
  readonly outputs: number;
  readonly per: 'value' | 'row' | 'group' | 'table';
  readonly properties: OperationProperties;
  effect(labels: readonly Label[], params: Params): readonly Label[];
  apply(columns: readonly CodedColumn[], params: Params, ctx: OperationContext): readonly CodedColumn[];
  /** The parameters that may stand in a public manifest: never a key, a path, or an environment name. */
  publicParams(params: Params): Record<string, unknown>;
}
