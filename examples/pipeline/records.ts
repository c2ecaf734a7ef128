import { createRegistry } from '@sluice/registry';
import { openRegistryAt } from 'sluice';

const REGISTRAR = { id: 'registrar', role: 'steward' };

/** Makes a registry with the records that the product rests on: owner, system, source, impact assessment. */
export async function makeRecords(location: string, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const inYears = (years: number) => `${Number(day.slice(0, 4)) + years}-12-31`;
  const records: readonly (readonly [kind: string, id: string, body: unknown])[] = [
    ['organisation', 'health-commission', { title: { zh: '卫生健康委员会' }, type: 'department' }],
    ['system', 'SYS-21', { title: { zh: '门诊信息系统' }, protocol: 'HTTPS', owner: 'health-commission' }],
    [
      'source',
      'SRC-visits',
      {
        title: { en: 'Outpatient visits' },
        concept: 'outpatient-visit',
        authority: 'health-commission',
        system: 'SYS-21',
        authoritative: true,
        version: '1',
        versionOrder: 1,
        subjectDomain: 'resident',
      },
    ],
    [
      'assessment',
      'PIA-2026-07',
      {
        title: { en: 'Opening of hospital visits' },
        on: day,
        until: inYears(0),
        scope: { products: ['hospital-visits'], channels: ['opening'] },
        keptUntil: inYears(3),
        assessor: 'privacy office',
      },
    ],
  ];
  await createRegistry(location, { clock: () => now });
  const registry = await openRegistryAt(location, now);
  try {
    await registry.write(async (tx) => {
      for (const [kind, id, body] of records) await tx.add(kind, id, body, REGISTRAR);
    });
  } finally {
    await registry.close();
  }
}
