/** Writes the invented source table and its hierarchies to data/; the same bytes each time. Needs a build (`tsc -b`). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clinicHierarchy, clinicVisits, districtHierarchy, hierarchyToCsv, toCsv } from '@sluice/testing';

const folder = join(import.meta.dirname, 'data');
const visits = clinicVisits({ seed: 1, people: 18_000, visits: 50_000 });

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'visits.csv'), toCsv(visits));
writeFileSync(join(folder, 'districts.csv'), hierarchyToCsv(districtHierarchy()));
writeFileSync(join(folder, 'clinics.csv'), hierarchyToCsv(clinicHierarchy()));
console.log(`data/: visits.csv (${visits.rows} rows), districts.csv, clinics.csv`);
