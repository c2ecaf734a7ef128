import { liveRegistration, type RegistryView } from '@sluice/registry';

interface RegistrationFact {
  readonly code: string;
  readonly live: boolean;
  /** Last day of validity, of a live one: no release outlives it. */
  readonly until?: string;
}

/** A registration by its code, and whether it is live on the day; null where no code is named. */
export async function registrationFact(
  code: string | undefined,
  day: string,
  view: RegistryView,
): Promise<RegistrationFact | null> {
  if (code === undefined) return null;
  const until = (await liveRegistration(view, code, day))?.body.until;
  return { code, live: until !== undefined, ...(until !== undefined && { until }) };
}
