export { type CodedColumn, type CodedTable, type ColumnType, NULL_CODE } from './coded.js';
