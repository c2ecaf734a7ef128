import type { Preset } from './preset.js';

/**
 * Opening to everyone, preview. k >= 20 (record risk at most 0.05) is the usual figure of de-identification practice
 * for public release; it is a recalled convention, not a legal text, and a preset of one's own may raise it. t at most
 * 0.5 is ours: the literature works with 0.1 to 0.4, and t near 1 protects nothing.
 */
export const opening0: Preset = Object.freeze({
  name: 'opening@0',
  channel: 'opening',
  preview: true,
  rules: ['G01', 'G03', 'G06', 'G10', 'G11'],
  notBuilt: ['G02', 'G04', 'G05', 'G07', 'G08', 'G09', 'G12', 'G13', 'G14', 'G15', 'G16'],
  leastK: 20,
  greatestT: 0.5,
  attestedNeedsAnnex: true,
});
