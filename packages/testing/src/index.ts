export { compiledRows, type PlainCompiled } from './arbitraries/compiled.js';
export { hierarchyArbitrary } from './arbitraries/hierarchy.js';
export { naiveProblem, type Problem, problemArbitrary, shareArbitrary } from './arbitraries/problem.js';
export { constantSubjects, type PeopledTable, varyingSubjects } from './arbitraries/subjects.js';
export { type TableShape, tableArbitrary } from './arbitraries/table.js';
export { ageBand, ageOn, type Day, dayOf, isoOf } from './days.js';
export { below, chance, normal, pick } from './draw.js';
export { type FirmCredit, type FirmCreditOptions, firmCredit } from './firms/firm-credit.js';
export { type Industry, industries, industryHierarchy } from './firms/industries.js';
export { unifiedCode, unifiedCodeCheck } from './firms/unified-code.js';
export { type Canary, integerCanary, textCanary } from './leak/canary.js';
export { findCanaries, type Leak, type View } from './leak/find.js';
export { scanBytes, scanFile } from './leak/scan-file.js';
export { naiveClasses, naiveKAnonymousByRows, naiveKey } from './naive/classes.js';
export { naiveFloorShare } from './naive/floor-share.js';
export { type HierarchyRows, type NaiveLevel, naiveGeneralise } from './naive/hierarchy.js';
export { type NaiveLoss, naiveLoss } from './naive/loss.js';
export {
  type NaiveNode,
  type NaiveOptimum,
  type NaiveProblem,
  naiveLattice,
  naiveNode,
  naiveOptimum,
} from './naive/optimum.js';
export { naivePeople, naivePeoplePerClass, naiveSubject } from './naive/people.js';
export { type PensionRollOptions, pensionRoll } from './pensions/pension-roll.js';
export { PENSION_STATES, type PensionState } from './pensions/status.js';
export { addressOf } from './people/address.js';
export { type Name, nameOf } from './people/name.js';
export { phoneOf } from './people/phone.js';
export { type Person, type PopulationOptions, population } from './people/population.js';
export { residentId, residentIdCheck } from './people/resident-id.js';
export { type Random, streams } from './random.js';
export { mutualInformation, shuffledMutualInformation } from './statistics/mutual-information.js';
export { toCodedColumn, toCodedTable } from './tables/coded-table.js';
export { csvRecord, toCsv } from './tables/csv.js';
export { hierarchyToCsv } from './tables/hierarchy-csv.js';
export { rowsOf } from './tables/rows.js';
export { type Cell, cellsOf, type TextColumn, type TextTable } from './tables/text-table.js';
export { type ClinicVisitsOptions, clinicVisits } from './visits/clinic-visits.js';
export { weighted, zipf } from './weights.js';
export { type Clinic, clinicHierarchy, clinics, clinicTable, TIERS, type Tier } from './world/clinics.js';
export { CHAPTERS, type Chapter, chapterOf, diagnosisDraw, diagnosisHierarchy } from './world/diagnoses.js';
export { type County, counties, districtHierarchy } from './world/places.js';
