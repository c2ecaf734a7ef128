export { type ArrowInput, type ArrowOptions, fromArrow } from './arrow/from-arrow.js';
export type { ArrowIpcSource, ArrowTableLike } from './arrow/shape.js';
export { toArrow, toArrowIPC } from './arrow/to-arrow.js';
export { type CodedColumn, type CodedTable, type ColumnType, NULL_CODE } from './coded.js';
export { compact, sortDictionary } from './compact.js';
export { csvChunks } from './csv/write.js';
export { logicalDigest } from './digest.js';
export { hasMissing } from './missing.js';
export { canonicalOrder, compareCodePoints, takeRows, valueRanks } from './order.js';
export { normaliseSubject, type Subjects, subjectsOf } from './subject.js';
export { applyTypes } from './text/apply-types.js';
export { CANONICAL } from './text/canonical.js';
export { civilText } from './text/civil.js';
export type { Canonical, Flaw } from './text/flaw.js';
export { instantText } from './text/instant.js';
export { nameFaults } from './text/names.js';
export {
  type ClassList,
  listOf,
  type PeopleList,
  peopleLost,
  peoplePerClass,
  type RolledUp,
  rollUp,
  rollUpSensitive,
  type SensitiveValues,
} from './tuples/class-list.js';
export { classSizes, columnsOf, equivalenceClasses } from './tuples/classes.js';
export { type Grouping, groupSizes, groupWords } from './tuples/group.js';
export { indexTuples, type PopulationCodes, type TupleIndex } from './tuples/tuple-index.js';
export { listValues, rollUpValues, type ValueCounts, type ValueList, valueCounts } from './tuples/value-list.js';
export { layoutWords, packWords, type WordLayout } from './tuples/words.js';
