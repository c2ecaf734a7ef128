export { type Catalogue, type CatalogueEntry, type CatalogueNotice, catalogue, type Tombstone } from './catalogue.js';
export type { Clock } from './clock.js';
export { createRegistry } from './create.js';
export { type DisclosedUsage, type Disclosure, disclosure } from './disclosure.js';
export { type ImportOptions, importRegistry } from './import.js';
export { migrateRegistry } from './migrate.js';
export { openRegistry, type RegistryOptions } from './open.js';
export type { Actor, RecordKind, RegistryView, StoredRecord, Transition } from './record.js';
export { recordDigest } from './record-digest.js';
export { type AgreementBody, agreement } from './records/agreement.js';
export { type AnswerBody, answer } from './records/answer.js';
export { type AnswerDeskBody, answerDesk } from './records/answer-desk.js';
export { type AssessmentBody, assessment, assessmentCovers } from './records/assessment.js';
export { bandOf } from './records/bands.js';
export { type BundleBody, bundle } from './records/bundle.js';
export { carriedInto } from './records/carried-into.js';
export { amountFor, carryOver, headroom } from './records/charges.js';
export { type CodeListBody, codeList } from './records/code-list.js';
export { type ConsentBody, consent } from './records/consent.js';
export { type FeedbackBody, feedback } from './records/feedback.js';
export { frozenProducts } from './records/frozen-products.js';
export { RECORD_KINDS } from './records/index.js';
export { type KeyBody, key } from './records/key.js';
export { type OrganisationBody, organisation } from './records/organisation.js';
export { price } from './records/price.js';
export type { PriceBody } from './records/price-body.js';
export { priceOfPeriod } from './records/price-of-period.js';
export {
  DEFAULT_WEIGHTS,
  type Priority,
  type PriorityTerm,
  type PriorityWeights,
  priority,
  rankRequests,
} from './records/priority.js';
export { liveRegistration, type RegistrationBody, registration } from './records/registration.js';
export { countsAsHeld, type ReleaseBody, release, releaseStateAt } from './records/release.js';
export { type RequestBody, request } from './records/request.js';
export {
  isOverdue,
  type ResponsibilityItemBody,
  responsibilityItem,
} from './records/responsibility-item.js';
export { type Revenue, revenueOf } from './records/revenue.js';
export { DEFAULT_SETTINGS, type Settings, type SettingsBody, settings, settingsOf } from './records/settings.js';
export { isStale, type SourceBody, source } from './records/source.js';
export { type SystemBody, system } from './records/system.js';
export { type UsageBody, usage } from './records/usage.js';
export { type WaiverBody, waiver } from './records/waiver.js';
export type { ListOptions, LogEntry, Registry, RegistryCheck, Transaction } from './registry.js';
