import { createRegistry, openRegistry, RECORD_KINDS, type Registry } from '@sluice/registry';

/** Who keeps the records in tests. */
export const REGISTRAR = { id: 'registrar', role: 'steward' };

const clock = () => new Date();

export const openRecords = (location: string): Promise<Registry> =>
  openRegistry(location, { kinds: RECORD_KINDS, clock });

/** A registry with what a product over the visits of a clinic rests on: organisation, system, source, assessment. */
export async function clinicRecords(location: string): Promise<void> {
  await createRegistry(location, { clock });
  const registry = await openRecords(location);
  const day = clock().toISOString().slice(0, 10);
  const later = (years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4).replace('-02-29', '-02-28')}`;
  try {
    await registry.write(async (tx) => {
      const add = (kind: string, id: string, body: unknown) => tx.add(kind, id, body, REGISTRAR);
      await add('organisation', 'health-commission', { title: { zh: '卫生健康委' }, type: 'department' });
      await add('system', 'SYS-21', { title: { en: 'clinics' }, protocol: 'HTTPS', owner: 'health-commission' });
      await add('source', 'visits', {
        title: { zh: '门诊记录', en: 'visits' },
        concept: 'outpatient-visit',
        authority: 'health-commission',
        system: 'SYS-21',
        authoritative: true,
        version: '2026-1',
        versionOrder: 1,
        subjectDomain: 'resident',
      });
      await add('assessment', 'DPIA-1', {
        title: { en: 'visits' },
        on: day,
        until: later(1),
        scope: { channels: ['opening', 'sharing', 'authorised-operation'] },
        keptUntil: later(4),
        assessor: 'data office',
      });
    });
  } finally {
    await registry.close();
  }
}
