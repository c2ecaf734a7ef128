import { BUILD_CODES, LATER_CODES, PUBLICATION_CODES, WAIVABLE_CODES } from './codes.js';
import { frozenPreset } from './frozen-preset.js';
import { ORIGINS } from './origins.js';

/** Sharing that any department may ask for: nobody decides case by case, so the rows themselves protect more. */
export const sharingUnconditional1 = frozenPreset({
  name: 'sharing-unconditional@1',
  channel: 'sharing',
  trust: 'unconditional',
  preview: false,
  rules: [...BUILD_CODES],
  publication: [...PUBLICATION_CODES],
  notBuilt: [...LATER_CODES],
  labels: ['quasi', 'sensitive', 'insensitive', 'token'],
  leastK: 11,
  sensitiveNeeds: [],
  lowestGrade: 'recomputed',
  smallCells: { least: 5 },
  dominance: { n: 1, k: 75, p: 10 },
  approvals: { required: 2, roles: ['privacy-officer'] },
  validity: { mostDays: 366 },
  assessment: { keptYears: 3 },
  waivable: [...WAIVABLE_CODES],
  origins: {
    leastK: ORIGINS.recordRisk('0.09', 11),
    lowestGrade: ORIGINS.lowestGrade,
    smallCells: ORIGINS.smallCells,
    dominance: ORIGINS.dominance,
    approvals: 'choice of this project: practice asks for one; two, because a wider audience never asks for fewer',
    validity: ORIGINS.year,
    assessment: ORIGINS.assessment,
  },
});
