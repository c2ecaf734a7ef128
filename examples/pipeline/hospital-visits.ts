import { counties } from '@sluice/testing';
import { defineProduct } from 'sluice';

/** Provinces over cities over counties: a hierarchy that needs no file. */
const districts: Record<string, Record<string, string[]>> = {};
for (const { code, city, province } of counties()) {
  districts[province.code] ??= {};
  districts[province.code][city.code] = [...(districts[province.code][city.code] ?? []), code];
}

/** The product, as an object in place of a file; the table is passed to `compile`. */
export const hospitalVisits = defineProduct({
  sluice: 1,
  id: 'hospital-visits',
  version: '1.0.0',
  title: { zh: '医院就诊', en: 'Hospital visits' },
  owner: 'health-commission',
  source: { record: 'SRC-visits' },
  subject: 'id_card',
  channel: {
    kind: 'opening',
    licence: 'CC-BY-4.0',
    theme: 'health',
    feedback: 'https://data.example.org/feedback',
    proactive: true,
  },
  columns: {
    id_card: { role: 'direct' },
    age: { role: 'quasi', op: 'generalize', hierarchy: { intervals: { edges: [0, 15, 30, 45, 60, 75], groups: [2] } } },
    sex: { role: 'quasi' },
    district: { role: 'quasi', op: 'generalize', hierarchy: { tree: districts } },
    tier: { role: 'quasi' },
  },
  privacy: { models: [{ model: 'k-anonymity', k: 20 }], suppression: 0.02 },
  assessment: 'PIA-2026-07',
  history: 'file:history.key',
});
