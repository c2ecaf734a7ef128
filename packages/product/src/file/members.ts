import { LOSSES, type Loss } from '@sluice/anonymize';
import { MODELS, type PrivacyModel } from '@sluice/models';
import { CHANNELS, type Channel } from '@sluice/policy';
import { OPERATIONS, type Operation } from '@sluice/transform';
import type { z } from 'zod';

/** What the product file needs of a member that it can name: the name, and the schema of what stands beside it. */
export interface Member {
  readonly kind: string;
  readonly params: z.ZodType;
}

/** Everything that a product file may name. A program passes its own members beside the built-in ones. */
export interface Members {
  readonly operations: readonly Operation[];
  readonly models: readonly PrivacyModel[];
  readonly losses: readonly Loss[];
  readonly channels: readonly Channel[];
}

export const BUILT_IN: Members = Object.freeze({
  operations: OPERATIONS,
  models: MODELS,
  losses: LOSSES,
  channels: CHANNELS,
});
