import type { Preset } from '@sluice/policy';
import type { ReleaseCore } from '@sluice/provenance';
import { addDays, addYears } from '../days.js';
import { failed, stated, type VerifyCheck } from '../result.js';
import { shown } from '../shown.js';

/** The record of an impact assessment is kept as long as the preset asks, and it was made by the day of issue. Exit 6. */
export function checkAssessment(
  { assessment, issued }: ReleaseCore,
  preset: Preset | undefined,
): readonly VerifyCheck[] {
  if (assessment === undefined) return [];
  const name = 'impact assessment';
  const { id, on, keptUntil } = assessment;
  if (on > issued) return [failed(6, name, `made on ${on}, after the day of issue`)];
  const years = preset?.assessment?.keptYears;
  if (years !== undefined && keptUntil < addDays(addYears(on, years), -1)) {
    return [failed(6, name, `kept until ${keptUntil}, expected ${years} years from ${on}`)];
  }
  return [stated(name, `${shown(id)} of ${on}, kept until ${keptUntil}: attested, not checked`)];
}
