import type { Preset } from '@sluice/policy';
import type { ReleaseCore } from '@sluice/provenance';
import { addDays, dayOf } from '../days.js';
import { failed, passed, stated, type VerifyCheck } from '../result.js';

/**
 * The release has not run out (exit 5), and neither its end nor its review is later than the preset allows (exit 6): no
 * end at all is later than any. A review that is overdue is a note: nothing expires by it.
 */
export function checkValidity(core: ReleaseCore, preset: Preset | undefined, now: Date): readonly VerifyCheck[] {
  const { issued, expires, review } = core;
  const checks: VerifyCheck[] = [];
  const today = dayOf(now);
  if (expires !== undefined) {
    checks.push(
      expires < today ? failed(5, 'validity', `expired on ${expires}`) : passed('validity', `until ${expires}`),
    );
  }
  if (preset?.validity && !within(expires, issued, preset.validity.mostDays)) {
    checks.push(failed(6, 'longest validity', `expected an end within ${preset.validity.mostDays} days of issue`));
  }
  if (preset?.review && !within(review, issued, preset.review.days)) {
    checks.push(failed(6, 'review', `expected a day within ${preset.review.days} days of issue`));
  } else if (review !== undefined) {
    checks.push(stated('review', review < today ? `was due on ${review}` : `due on ${review}`));
  }
  return checks;
}

function within(day: string | undefined, issued: string, days: number): boolean {
  return day !== undefined && day <= addDays(issued, days);
}
