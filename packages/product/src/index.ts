export { answer } from './answer/answer.js';
export { bindPredicates } from './answer/bind-predicates.js';
export { checkVerification } from './answer/check-verification.js';
export { type Answer, type Cells, type CompiledPolicy, compilePolicy } from './answer/compiled-policy.js';
export type { AnswerContext, ConsentTerms, ReadConsent } from './answer/context.js';
export { askedColumns, type VerificationCore, verificationCore } from './answer/core.js';
export type { AnswerLedger, LedgerQuestion, LedgerReply, Limit, StoredAnswer } from './answer/ledger.js';
export { memoryLedger } from './answer/memory-ledger.js';
export { planVerification } from './answer/plan-verification.js';
export type { PublicPolicy, VerificationProduct } from './answer/policy.js';
export { answeringSchema, predicatesSchema } from './answer/policy-schema.js';
export type { Answering, Predicate } from './answer/predicate.js';
export { type AnswerKeys, answerKeys, recipientPseudonym, subjectPseudonym } from './answer/pseudonyms.js';
export { parsePolicy, publicVerification } from './answer/public-policy.js';
export type { Question, Reply } from './answer/question.js';
export { ANSWER_REASONS, type AnswerReason } from './answer/reasons.js';
export { type LedgerStore, type LedgerTransaction, registryLedger } from './answer/registry-ledger.js';
export { type SubjectRow, type SubjectSource, tableSource } from './answer/source.js';
export { type VerificationRelease, verificationRelease } from './answer/verification-release.js';
export { type Annex, requireAuditor } from './build/annex.js';
export { type BuildOptions, type Built, build, type FreshVerifier } from './build/build.js';
export type { BuildRecords } from './build/build-records.js';
export { type Disk, nodeDisk } from './build/disk.js';
export { STAGES, type Stage, type StageClock, stageClock, type Timing } from './build/stages.js';
export { CANDIDATE_PATHS } from './candidate/paths.js';
export { type Candidate, readCandidate } from './candidate/read-candidate.js';
export { approveCandidate, waiveRule } from './candidate/sign-off.js';
export { check } from './check/check.js';
export { checkModels } from './check/check-models.js';
export { type CompiledColumn, type CompileOptions, compileColumns, tupleOf } from './check/compile-columns.js';
export { searchSees } from './check/search-sees.js';
export type { Engine, FileHygiene, SourceOptions } from './engine.js';
export { type EvidenceOptions, type EvidencePack, evidencePack } from './evidence/evidence-pack.js';
export { writePack } from './evidence/write-pack.js';
export { defineProduct } from './file/define.js';
export { displayWidth, harmless } from './file/display.js';
export { productJsonSchema } from './file/json-schema.js';
export { BUILT_IN, type Member, type Members } from './file/members.js';
export { type ParsedProduct, type ParseOptions, parseProduct } from './file/parse.js';
export { placeFaults } from './file/place-faults.js';
export type { ProductPricing } from './file/pricing.js';
export type {
  Bilingual,
  Product,
  ProductChannel,
  ProductColumn,
  ProductInput,
  ProductJoin,
  ProductModel,
  ProductPrivacy,
  ProductSource,
} from './file/product.js';
export { LARGEST_BYTES, type ProductText, type ReadDocument, readDocument } from './file/read-document.js';
export { type RenderOptions, renderFault } from './file/render.js';
export { productSchema } from './file/schema.js';
export { shareOf } from './file/share.js';
export type { ProductTerms } from './file/terms.js';
export { type HistoryKeys, historyKeys } from './history/history-keys.js';
export { levelsOfPlan } from './plan/pinned.js';
export type { Plan } from './plan/plan.js';
export { type Planned, type PlanOptions, planProduct } from './plan/plan-product.js';
export type { PlanIo } from './plan/quasi-of.js';
export { refuseFaults } from './plan/refuse.js';
export type { Published, PublishOptions } from './publish/options.js';
export { publish } from './publish/publish.js';
export { viewOf } from './records/view.js';
export { revocationList } from './revoke/revocation-list.js';
export { type RevokeOptions, revokeRelease } from './revoke/revoke.js';
export { requireRelease, takeDown } from './revoke/take-down.js';
export { sourcesOf, typesOf } from './source/join-keys.js';
export { type ColumnProfile, type Profile, profileOf } from './source/profile.js';
export {
  type LoadedSource,
  loadFile,
  loadTable,
  loadTables,
  originOf,
  type SourceInput,
} from './source/source.js';
export { ENGINE_NAME, ENGINE_VERSION } from './version.js';
