export { type Aggregate, type GranularityParams, granularityLoss } from './losses/granularity.js';
export { LOSSES, lossOf } from './losses/index.js';
export type { Loss, MeasuredNode, PreparedLoss } from './losses/loss.js';
export type { QuasiColumn, QuasiLevel } from './quasi.js';
export { type SearchProblem, type SearchResult, searchFullDomain } from './search/full-domain.js';
export {
  classFacts,
  failingClasses,
  type ModelUse,
  type NodeFacts,
  type SuppressionLimit,
} from './search/node-check.js';
