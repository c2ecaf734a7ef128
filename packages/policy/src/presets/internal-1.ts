import { frozenPreset } from './frozen-preset.js';

/** One's own use: no audience, so no rule about one, and nothing to publish; promises are checked all the same. */
export const internal1 = frozenPreset({
  name: 'internal@1',
  channel: 'internal',
  trust: 'self',
  preview: false,
  rules: ['G01', 'G03', 'G06', 'G10', 'G11'],
  notBuilt: [],
  labels: ['quasi', 'sensitive', 'insensitive', 'token', 'direct'],
  sensitiveNeeds: [],
});
