import { BUILD_CODES, LATER_CODES, PUBLICATION_CODES, WAIVABLE_CODES } from './codes.js';
import { frozenPreset } from './frozen-preset.js';
import { ORIGINS } from './origins.js';

/**
 * Sharing with one department on the terms of an item. Where the item's duty needs to tell persons apart, keyed
 * pseudonyms leave; k is then counted over linked persons all the same.
 */
export const sharingConditional1 = frozenPreset({
  name: 'sharing-conditional@1',
  channel: 'sharing',
  trust: 'conditional',
  preview: false,
  rules: [...BUILD_CODES],
  publication: [...PUBLICATION_CODES],
  notBuilt: [...LATER_CODES],
  labels: ['quasi', 'sensitive', 'insensitive', 'token'],
  leastK: 5,
  sensitiveNeeds: [],
  lowestGrade: 'recomputed',
  smallCells: { least: 5 },
  dominance: { n: 1, k: 75, p: 10 },
  approvals: { required: 2, roles: ['privacy-officer', 'provider'] },
  assessment: { keptYears: 3 },
  waivable: [...WAIVABLE_CODES],
  origins: {
    leastK: ORIGINS.recordRisk('0.20', 5),
    lowestGrade: ORIGINS.lowestGrade,
    smallCells: ORIGINS.smallCells,
    dominance: ORIGINS.dominance,
    approvals: 'recalled convention: the privacy officer, and the provider who decides on the request',
    assessment: ORIGINS.assessment,
  },
});
