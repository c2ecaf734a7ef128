export { type CodedColumn, type CodedTable, type ColumnType, NULL_CODE } from './coded.js';
export { logicalDigest } from './digest.js';
export { canonicalOrder, compareCodePoints, takeRows, valueRanks } from './order.js';
export { normaliseSubject, type Subjects, subjectsOf } from './subject.js';
export { classSizes, columnsOf, equivalenceClasses, groupSizes } from './tuples/classes.js';
export { type Grouping, groupWords } from './tuples/group.js';
export { layoutWords, packWords, type WordLayout } from './tuples/words.js';
