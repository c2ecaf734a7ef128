export { type Aggregate, type GranularityParams, granularityLoss } from './losses/granularity.js';
export { LOSSES, lossOf } from './losses/index.js';
export type { Loss, MeasuredNode, PreparedLoss } from './losses/loss.js';
export type { QuasiColumn, QuasiLevel } from './quasi.js';
export { searchFullDomain } from './search/full-domain.js';
export type { CheckedTable, NodeFacts, SuppressionLimit } from './search/node.js';
export type { SearchLimit, SearchProblem, SearchResult } from './search/problem.js';
