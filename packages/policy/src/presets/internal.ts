import type { Preset } from './preset.js';

/** One's own use: no audience, so no rule about one; what the product promises is checked all the same. */
export const internal0: Preset = Object.freeze({
  name: 'internal@0',
  channel: 'internal',
  preview: true,
  rules: ['G01', 'G03', 'G06', 'G10', 'G11'],
  notBuilt: [],
});
