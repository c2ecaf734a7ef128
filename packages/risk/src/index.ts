export { type Delivery, type HolderSet, holdersOf } from './disclosure/holders.js';
export type { Incomparable } from './disclosure/intersection/incomparable.js';
export {
  checkIntersection,
  type FailingGroups,
  type IntersectionFacts,
  type IntersectionInput,
  VECTOR_LIMIT,
} from './disclosure/intersection.js';
export { decodePersonMap } from './disclosure/person-map/decode.js';
export { encodePersonMap } from './disclosure/person-map/encode.js';
export { type MapModel, type PersonMap, type PersonMapInput, personMapOf } from './disclosure/person-map.js';
export { type AggregateForm, fromAggregate } from './egress/build/from-aggregate.js';
export { COUNT_COLUMN, fromMicrodata, type MicrodataForm } from './egress/build/from-microdata.js';
export { contributionsNeeded, type EgressOptions, type EgressVerdict, judgeEgress } from './egress/judge.js';
export { SUPPRESSED, toLeavingTable } from './egress/leaving-table.js';
export type { EgressMessage } from './egress/message.js';
export { type EgressProposal, proposeSuppression } from './egress/propose.js';
export { EGRESS_RULES } from './egress/rules/index.js';
export type { EgressContext, EgressFlag, EgressRule } from './egress/rules/rule.js';
export { type EgressCell, type EgressDimension, type EgressTable, isMargin, type Measure } from './egress/table.js';
export {
  EGRESS_PRESETS,
  type EgressPreset,
  type EgressThresholds,
  egressPresetOf,
  tightenThresholds,
} from './egress/thresholds.js';
