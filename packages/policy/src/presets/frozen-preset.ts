import type { Preset } from './preset.js';

/** A built-in preset, frozen to its last member: its digest stands in every release made by it. */
export function frozenPreset(preset: Preset): Preset {
  return freeze(preset);
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) freeze(member);
  return Object.freeze(value);
}
