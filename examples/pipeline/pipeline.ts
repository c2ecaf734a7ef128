import { join } from 'node:path';
import { nodeDisk } from '@sluice/product';
import { parseTrust, publicKeyPem } from '@sluice/provenance';
import { loadSigner } from '@sluice/provenance/node';
import { ageOn, clinicTable, clinicVisits, type TextTable } from '@sluice/testing';
import { escape as js, table } from 'arquero';
import { approveCandidate, compile, freshVerifier, openRegistryAt, publish } from 'sluice';
import { hospitalVisits } from './hospital-visits.js';
import { makeRecords } from './records.js';

/** Private keys (PEM) of whoever builds, and of the two who approve; the public key of the auditor (age). */
export interface PipelineKeys {
  readonly operator: string;
  readonly 'privacy-officer': string;
  readonly owner: string;
  readonly auditor: string;
}

const ROLES = ['operator', 'privacy-officer', 'owner'] as const;

/**
 * Joins visits with clinics, keeps those to hospitals, and takes them from a program all the way: candidate, two
 * approvals, publication. Everything stands in `folder`, which holds the secret `history.key`.
 */
export async function pipeline(folder: string, keys: PipelineKeys, now = new Date()) {
  const at = (name: string) => join(folder, name);
  await makeRecords(at('records'), now);
  const built = await compile(hospitalVisits, {
    table: hospitalTable(),
    directory: folder,
    out: at('candidate'),
    annex: at('annex'),
    auditor: keys.auditor,
    sign: keys.operator,
    registry: at('records'),
    now,
  });

  const day = now.toISOString().slice(0, 10);
  for (const role of ['privacy-officer', 'owner'] as const)
    await approveCandidate(at('candidate'), role, { signer: loadSigner(keys[role]), day, disk: nodeDisk });

  const trustText = JSON.stringify({ keys: ROLES.map((role) => trusted(role, keys[role])) });
  const registry = await openRegistryAt(at('records'), now);
  try {
    const [release] = await publish([at('candidate')], {
      out: at('release'),
      signer: loadSigner(keys.operator),
      trust: parseTrust(trustText),
      trustText,
      registry,
      actor: { id: 'pipeline', role: 'operator' },
      now,
      verifier: freshVerifier,
    });
    return { built, release };
  } finally {
    await registry.close();
  }
}

function trusted(role: (typeof ROLES)[number], privatePem: string) {
  const signer = loadSigner(privatePem);
  return { keyid: signer.keyid, publicKey: publicKeyPem(signer), holder: role, roles: [role] };
}

type Visit = Readonly<Record<'birth_date' | 'visit_date' | 'tier', string>>;

function hospitalTable() {
  return toArquero(clinicVisits({ seed: 2, people: 6_000, visits: 15_000 }))
    .join(toArquero(clinicTable()), 'clinic')
    .derive({ age: js((row: Visit) => ageOn(row.birth_date, row.visit_date)) })
    .filter(js((row: Visit) => row.tier !== 'community'))
    .select('id_card', 'age', 'sex', 'district', 'tier');
}

function toArquero({ columns }: TextTable) {
  return table(columns.map(({ name, cells }) => [name, [...cells]]));
}
