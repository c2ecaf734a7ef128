export { authorisedOperation } from './channels/authorised-operation.js';
export type { Channel } from './channels/channel.js';
export { CHANNELS, CHANNELS_NOT_BUILT, channelOf } from './channels/index.js';
export { internal } from './channels/internal.js';
export { type ChannelFacts, type ChannelPreset, judgeChannel } from './channels/judge.js';
export { opening } from './channels/opening.js';
export { sharing } from './channels/sharing.js';
export { looserMembers } from './decisions/at-least-as-strict.js';
export { atLeastAsWide, TRUSTS } from './decisions/audiences.js';
export { type DecisionCell, decisionTable } from './decisions/decision-table.js';
export { type Requirements, requirementsOf } from './decisions/requirements.js';
export { SENSITIVITY_ROWS, type SensitivityRow } from './decisions/rows.js';
export { type Label, ROLES, type Role } from './label.js';
export { joinLabels, joinRoles, labelWithin, outputLabel } from './label-rules.js';
export { type EffectivePreset, effectivePreset } from './presets/effective-preset.js';
export { type Gate, gateSchema } from './presets/gate-schema.js';
export { PRESETS, presetForChannel, presetOf, REPLACED, REPLACED_SINCE } from './presets/index.js';
export { type Loosened, loosened } from './presets/loosened.js';
export type { OwnPreset } from './presets/own-preset.js';
export type { LeavingLabel, Preset, Trust } from './presets/preset.js';
export { type OwnValue, THRESHOLDS, type Threshold } from './presets/thresholds.js';
export { tighten } from './presets/tighten.js';
export type { RuleVerdict, Verdict } from './rules/ask.js';
export { dominanceMet } from './rules/dominance-met.js';
export type {
  ApprovalFact,
  CellFact,
  ColumnFact,
  CountFact,
  FileFact,
  GateFacts,
  GuaranteeFact,
  KeyFact,
  PublicationFacts,
  WaiverFact,
} from './rules/facts.js';
export type { IntersectionFact } from './rules/intersection-fact.js';
export { judgeRelease } from './rules/judge.js';
export { judgePublication, readyToSeal } from './rules/judge-publication.js';
export { GATE_RULES } from './rules/list.js';
export { PUBLICATION_RULES } from './rules/publication-list.js';
export { type Block, block, type GateRule, type Message, PASS, type PublicationRule } from './rules/rule.js';
export type { OperationFact, PricingFact, SharingFact, SourceFact, SupplyFacts } from './rules/supply-facts.js';
export {
  impliedSensitivity,
  isSensitivity,
  joinSensitivity,
  SENSITIVITY_AXES,
  type Sensitivity,
} from './sensitivity.js';
