/**
 * The invented source table and its hierarchies; the same bytes each time. Needs a build (`tsc -b`). Run by itself it
 * writes to data/ beside it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clinicHierarchy, clinicVisits, districtHierarchy, hierarchyToCsv, toCsv } from '@sluice/testing';

/** Writes visits.csv, districts.csv and clinics.csv to a folder; the number of visits. */
export function makeData(folder, people = 18_000) {
  const visits = clinicVisits({ seed: 1, people, visits: Math.round((people * 25) / 9) });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'visits.csv'), toCsv(visits));
  writeFileSync(join(folder, 'districts.csv'), hierarchyToCsv(districtHierarchy()));
  writeFileSync(join(folder, 'clinics.csv'), hierarchyToCsv(clinicHierarchy()));
  return visits.rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = makeData(join(import.meta.dirname, 'data'));
  console.log(`data/: visits.csv (${rows} rows), districts.csv, clinics.csv`);
}
