import { kAnonymity } from './k-anonymity.js';
import type { PrivacyModel } from './model.js';

export { type Classes, classFacts, type References, referencesOf, sizeFacts } from './facts/class-facts.js';
export { judgeClasses, type ModelUse } from './facts/judge-classes.js';
export { type SensitiveColumn, type SensitiveOptions, sensitiveColumn } from './facts/sensitive-column.js';
export { classesOfTable } from './facts/table-classes.js';
export { type KAnonymityParams, kAnonymity } from './k-anonymity.js';
export type {
  ClassFacts,
  ModelEvidence,
  ModelNeeds,
  Monotonicity,
  PrivacyModel,
  Reading,
  SearchContext,
  ValueFacts,
} from './model.js';

/** The built-in privacy models. A program may pass its own beside them. */
export const MODELS: readonly PrivacyModel[] = [kAnonymity];

/** The model of a kind, among the given ones. */
export function modelOf(kind: string, models: readonly PrivacyModel[] = MODELS): PrivacyModel | undefined {
  return models.find((model) => model.kind === kind);
}
