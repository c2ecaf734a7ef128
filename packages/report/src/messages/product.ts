import type { Messages } from './lang.js';

export const PRODUCT_MESSAGES = {
  'product.title': { zh: '这是什么产品', en: 'What this is' },
  'product.name': { zh: '产品', en: 'Product' },
  'product.version': { zh: '版本', en: 'Version' },
  'product.release': { zh: '发布编号', en: 'Release' },
  'product.form': { zh: '形式', en: 'Form' },
  'form.table': { zh: '数据表：每条记录一行。', en: 'A table: one row a record.' },
  'form.scorecard': {
    zh: '评分卡：每个主体一行，只含分段、分组和代码，不含原值。',
    en: 'A scorecard: one row for each subject, in bands, groups and codes only, never a raw value.',
  },
  'form.verification': {
    zh: '核验：对指明的人回答“是”或“否”，不含数据表。',
    en: 'A verification: a yes or a no about a person who is named. There is no table.',
  },
  'product.size': { zh: '规模', en: 'Size' },
  'product.size.value': { zh: '{rows} 行，{columns} 列', en: '{rows} rows, {columns} columns' },
  'product.size.none': {
    zh: '没有数据：源表的 {count} 列全部不发布。',
    en: 'No data: none of the {count} columns of the source is released.',
  },
  'product.dropped': {
    zh: '源表另有 {count} 列未发布。',
    en: 'Columns of the source that were not released: {count}.',
  },
  'product.files': { zh: '数据文件', en: 'Data files' },
  'product.files.same': { zh: '各种格式的内容是同一张表。', en: 'Each format holds the same table.' },
  'product.file': { zh: '文件', en: 'File' },
  'product.format': { zh: '格式', en: 'Format' },
  'product.bytes': { zh: '大小', en: 'Size' },
} as const satisfies Messages;
