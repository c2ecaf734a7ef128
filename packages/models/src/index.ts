import { alphaKAnonymity } from './alpha-k-anonymity.js';
import { betaLikeness } from './beta-likeness.js';
import { deltaDisclosure } from './delta-disclosure.js';
import { deltaPresence } from './delta-presence.js';
import { dominance } from './dominance.js';
import { kAnonymity } from './k-anonymity.js';
import { kMap } from './k-map.js';
import { kmAnonymity } from './km-anonymity.js';
import { lDiversity } from './l-diversity.js';
import { lkcPrivacy } from './lkc-privacy.js';
import { mConfidentiality } from './m-confidentiality.js';
import type { PrivacyModel } from './model.js';
import { pPercent } from './p-percent.js';
import { averageRisk } from './risk/average-risk.js';
import { highestRisk } from './risk/highest-risk.js';
import { populationUniqueness } from './risk/population-uniqueness.js';
import { profitability } from './risk/profitability.js';
import { safepub } from './risk/safepub.js';
import { sampleUniqueness } from './risk/sample-uniqueness.js';
import { tCloseness } from './t-closeness.js';

export { type AlphaKAnonymityParams, alphaKAnonymity } from './alpha-k-anonymity.js';
export { type BetaLikenessParams, betaLikeness } from './beta-likeness.js';
export { type DeltaDisclosureParams, deltaDisclosure } from './delta-disclosure.js';
export { type DeltaPresenceParams, deltaPresence } from './delta-presence.js';
export { type DominanceParams, dominance } from './dominance.js';
export { type Classes, classFacts, type References, referencesOf, sizeFacts } from './facts/class-facts.js';
export { type FailingReport, reportFailing } from './facts/failing-report.js';
export { judgeClasses, type ModelUse } from './facts/judge-classes.js';
export { type LinkedClasses, linkedClasses } from './facts/linked-classes.js';
export { occupied } from './facts/occupied.js';
export { type SensitiveColumn, type SensitiveOptions, sensitiveColumn } from './facts/sensitive-column.js';
export { type ClassOptions, classesOfTable } from './facts/table-classes.js';
export { type KAnonymityParams, kAnonymity } from './k-anonymity.js';
export { type KMapParams, kMap } from './k-map.js';
export { type KmAnonymityParams, kmAnonymity } from './km-anonymity.js';
export { type LDiversityParams, lDiversity } from './l-diversity.js';
export { type LkcPrivacyParams, lkcPrivacy } from './lkc-privacy.js';
export { type MConfidentialityParams, mConfidentiality } from './m-confidentiality.js';
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
export { type PPercentParams, pPercent } from './p-percent.js';
export { type AverageRiskParams, averageRisk } from './risk/average-risk.js';
export { type DankarEstimate, dankar } from './risk/estimators/dankar.js';
export { pitman } from './risk/estimators/pitman.js';
export { snb } from './risk/estimators/snb.js';
export { zayatz } from './risk/estimators/zayatz.js';
export { type HighestRiskParams, highestRisk } from './risk/highest-risk.js';
export {
  type IdentityRisk,
  journalistRisk,
  marketerRisk,
  type ProsecutorRisk,
  prosecutorRisk,
} from './risk/identity-risk.js';
export {
  type PopulationUniquenessParams,
  populationUniqueness,
  type UniquenessEstimator,
} from './risk/population-uniqueness.js';
export { type ProfitabilityParams, profitability } from './risk/profitability.js';
export { type SafePubParams, safepub } from './risk/safepub.js';
export { type SafePubParameters, safepubParameters } from './risk/safepub-parameters.js';
export { type SampleUniquenessParams, sampleUniqueness } from './risk/sample-uniqueness.js';
export { distinction, separation } from './risk/separation.js';
export { classesOfSize, histogramOf, type SizeHistogram, sizeHistogram } from './risk/size-histogram.js';
export { type TClosenessParams, tCloseness } from './t-closeness.js';

/** The built-in privacy models. A program may pass its own beside them. */
export const MODELS: readonly PrivacyModel[] = [
  kAnonymity,
  lDiversity,
  tCloseness,
  deltaDisclosure,
  betaLikeness,
  alphaKAnonymity,
  kMap,
  deltaPresence,
  lkcPrivacy,
  kmAnonymity,
  dominance,
  pPercent,
  averageRisk,
  highestRisk,
  sampleUniqueness,
  populationUniqueness,
  profitability,
  mConfidentiality,
  safepub,
];

/** The model of a kind, among the given ones. */
export function modelOf(kind: string, models: readonly PrivacyModel[] = MODELS): PrivacyModel | undefined {
  return models.find((model) => model.kind === kind);
}
