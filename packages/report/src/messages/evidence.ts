import type { Messages } from './lang.js';

export const EVIDENCE_MESSAGES = {
  'evidence.title': { zh: '等价类的大小（按行计）', en: 'Sizes of the classes, in rows' },
  'evidence.rows': { zh: '行数', en: 'rows' },
  'evidence.classes': { zh: '等价类', en: 'classes' },
  'evidence.smallest': { zh: '最小的类（行）', en: 'rows in the smallest class' },
  'evidence.risk': { zh: '在类中猜中某一行的最大概率', en: 'best odds of picking the right row' },
  'evidence.risk.value': { zh: '1/{size}', en: '1 in {size}' },
  'evidence.chart.title': { zh: '各种大小的等价类有多少个', en: 'How many classes there are of each size' },
  'evidence.chart.desc': {
    zh: '柱状图：{classes} 个等价类，最小 {smallest} 行，最大 {largest} 行；数值见旁边的表。',
    en: 'Bar chart: {classes} classes, the smallest of {smallest} rows, the largest of {largest}; the table beside it has the numbers.',
  },
  'evidence.axis': { zh: '类的大小（行）', en: 'rows in the class' },
  'evidence.size': { zh: '大小', en: 'Size' },
  'evidence.number': { zh: '类数', en: 'Classes' },
  'evidence.in': { zh: '行数', en: 'Rows' },
  'evidence.share': { zh: '占比', en: 'Share' },
  'evidence.empty': { zh: '发布的表没有任何行。', en: 'The released table has no rows.' },
} as const satisfies Messages;
