import { ageOn, clinicTable, clinicVisits, counties, type TextTable } from '@sluice/testing';
import { escape as js, table } from 'arquero';
import { compile, defineProduct } from 'sluice';

/** Provinces over cities over counties: a hierarchy that needs no file. */
const districts: Record<string, Record<string, string[]>> = {};
for (const { code, city, province } of counties()) {
  districts[province.code] ??= {};
  districts[province.code][city.code] = [...(districts[province.code][city.code] ?? []), code];
}

const product = defineProduct({
  sluice: 1,
  id: 'hospital-visits',
  version: '1.0.0',
  title: { zh: '医院就诊', en: 'Hospital visits' },
  owner: 'health-commission',
  subject: 'id_card',
  channel: { kind: 'opening', licence: 'CC-BY-4.0' },
  columns: {
    id_card: { role: 'direct' },
    age: { role: 'quasi', op: 'generalize', hierarchy: { intervals: { edges: [0, 15, 30, 45, 60, 75], groups: [2] } } },
    sex: { role: 'quasi' },
    district: { role: 'quasi', op: 'generalize', hierarchy: { tree: districts } },
    tier: { role: 'quasi' },
  },
  privacy: { models: [{ model: 'k-anonymity', k: 20 }], suppression: 0.02 },
});

/**
 * Joins visits with clinics, keeps those to hospitals, and compiles them to a signed release in the new folder `out`,
 * with what only the auditor may open in `out`-annex.
 */
export async function pipeline(out: string, signingKeyPem: string, auditor: string) {
  const shaped = toArquero(clinicVisits({ seed: 2, people: 6_000, visits: 15_000 }))
    .join(toArquero(clinicTable()), 'clinic')
    .derive({ age: js((row: Visit) => ageOn(row.birth_date, row.visit_date)) })
    .filter(js((row: Visit) => row.tier !== 'community'))
    .select('id_card', 'age', 'sex', 'district', 'tier');

  return compile(product, { table: shaped, out, annex: `${out}-annex`, auditor, sign: signingKeyPem });
}

type Visit = Readonly<Record<'birth_date' | 'visit_date' | 'tier', string>>;

function toArquero({ columns }: TextTable) {
  return table(columns.map(({ name, cells }) => [name, [...cells]]));
}
