import { BUILD_CODES, LATER_CODES, PUBLICATION_CODES } from './codes.js';
import { frozenPreset } from './frozen-preset.js';
import { ORIGINS } from './origins.js';

/**
 * Opening to everyone. Nobody can be bound and nothing can be taken back, so nothing may be waived; the release is
 * looked at again within a year. An approval by the privacy officer and one by somebody else.
 */
export const opening1 = frozenPreset({
  name: 'opening@1',
  channel: 'opening',
  trust: 'public',
  preview: false,
  rules: [...BUILD_CODES],
  publication: [...PUBLICATION_CODES],
  notBuilt: [...LATER_CODES],
  labels: ['quasi', 'sensitive', 'insensitive'],
  leastK: 20,
  greatestT: 0.5,
  sensitiveNeeds: ['l-diversity', 't-closeness'],
  attestedNeedsAnnex: true,
  lowestGrade: 'recomputed',
  smallCells: { least: 10, roundTo: 5 },
  dominance: { n: 1, k: 75, p: 10, both: true },
  approvals: { required: 2, roles: ['privacy-officer'] },
  review: { days: 366 },
  assessment: { keptYears: 3 },
  waivable: [],
  origins: {
    leastK: ORIGINS.recordRisk('0.05', 20),
    greatestT: ORIGINS.greatestT,
    lowestGrade: ORIGINS.lowestGrade,
    smallCells: ORIGINS.rounding,
    dominance: ORIGINS.dominance,
    approvals: 'recalled convention: two approvals, the privacy officer among them',
    review: ORIGINS.year,
    assessment: ORIGINS.assessment,
  },
});
