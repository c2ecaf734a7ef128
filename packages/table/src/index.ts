export { type CodedColumn, type CodedTable, type ColumnType, NULL_CODE } from './coded.js';
export { logicalDigest } from './digest.js';
export { canonicalOrder, compareCodePoints, takeRows, valueRanks } from './order.js';
export { normaliseSubject, type Subjects, subjectsOf } from './subject.js';
export { type ClassList, type PeopleList, peopleLost, peoplePerClass, rollUp } from './tuples/class-list.js';
export { classSizes, columnsOf, equivalenceClasses } from './tuples/classes.js';
export { type Grouping, groupSizes, groupWords } from './tuples/group.js';
export { indexTuples, type TupleIndex } from './tuples/tuple-index.js';
export { layoutWords, packWords, type WordLayout } from './tuples/words.js';
