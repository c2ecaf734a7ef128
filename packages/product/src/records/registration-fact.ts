import { liveRegistration, type RegistryView } from '@sluice/registry';

/** A registration by its code, and whether it is live on the day; null where no code is named. */
export async function registrationFact(
  code: string | undefined,
  day: string,
  view: RegistryView,
): Promise<{ readonly code: string; readonly live: boolean } | null> {
  if (code === undefined) return null;
  return { code, live: (await liveRegistration(view, code, day)) !== undefined };
}
