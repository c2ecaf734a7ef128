import { ageBand, ageOn, type Day, dayOf, isoOf } from '../days.js';
import { chance } from '../draw.js';
import { type Person, population } from '../people/population.js';
import { type Random, streams } from '../random.js';
import type { Cell, TextColumn, TextTable } from '../tables/text-table.js';
import { clinics } from '../world/clinics.js';
import { chapterOf, diagnosisDraw } from '../world/diagnoses.js';
import { counties } from '../world/places.js';
import { visitDayDraw } from './calendar.js';
import { clinicChoice } from './clinic-choice.js';
import { feeOf } from './fee.js';
import { residenceOf } from './residence.js';
import { typedId } from './typed-id.js';
import { visitorsOf } from './visitors.js';

export interface ClinicVisitsOptions {
  readonly seed: number | string;
  readonly people?: number;
  readonly visits?: number;
  /** First day of the window (ISO); nobody is born after it. */
  readonly from?: string;
  /** Length of the window in days. */
  readonly days?: number;
}

/**
 * Outpatient visits, one row each, by date. Columns: id_card, name, phone, birth_date, sex, district (county of
 * residence that day), visit_date, clinic, diagnosis, fee (yuan).
 *
 * As in life: age drives the diagnosis, residence the clinic, both the fee; complaints come back; people move; a few
 * cells are missing, and identity numbers are typed in several spellings, so that rows and people differ.
 */
export function clinicVisits({
  seed,
  people = 18_000,
  visits = 50_000,
  from = '2023-01-01',
  days = 731,
}: ClinicVisitsOptions): TextTable {
  const stream = streams(seed);
  const start = dayOf(from);
  const persons = population({ seed, people, reference: from });
  const visitors = visitorsOf(persons, visits, { frailty: stream('visits/frailty'), who: stream('visits/who') }, from);
  const drawDay = visitDayDraw(start, days);
  const date = stream('visits/date');
  const events = visitors.map((person) => ({ person, day: drawDay(date) })).sort((a, b) => a.day - b.day);

  const places = counties();
  const move = stream('people/move');
  const residences = persons.map(({ home }) => residenceOf(move, home, places, { from: start, days }));
  const diagnosisOf = diagnosisHistory(persons, stream('visits/diagnosis'));
  const chooseClinic = clinicChoice(clinics(places));
  const random = { clinic: stream('visits/clinic'), fee: stream('visits/fee'), typing: stream('visits/typing') };
  const missing = { district: stream('visits/district-missing'), sex: stream('visits/sex-missing') };

  const rows = events.map(({ person, day }): readonly Cell[] => {
    const { id, name, phone, birthDate, sex } = persons[person];
    const residence = residences[person](day);
    const diagnosis = diagnosisOf(person, day);
    const chapter = chapterOf(diagnosis);
    const clinic = chooseClinic(random.clinic, residence, chapter.hospital);
    const knownSex = chance(missing.sex, 0.002) ? null : sex;
    const district = chance(missing.district, 0.004) ? null : residence.code;
    const fee = feeOf(random.fee, chapter, clinic.tier);
    const subject = typedId(random.typing, id);
    return [subject, name.han, phone, birthDate, knownSex, district, isoOf(day), clinic.id, diagnosis, fee];
  });
  return { rows: rows.length, columns: COLUMNS.map((column, i) => ({ ...column, cells: rows.map((row) => row[i]) })) };
}

const COLUMNS: readonly Omit<TextColumn, 'cells'>[] = [
  { name: 'id_card', type: 'string' },
  { name: 'name', type: 'string' },
  { name: 'phone', type: 'string' },
  { name: 'birth_date', type: 'date' },
  { name: 'sex', type: 'string' },
  { name: 'district', type: 'string' },
  { name: 'visit_date', type: 'date' },
  { name: 'clinic', type: 'string' },
  { name: 'diagnosis', type: 'string' },
  { name: 'fee', type: 'decimal' },
];

/** Draws diagnoses in the order of the visits; a third of the time the last complaint of the person comes back. */
function diagnosisHistory(persons: readonly Person[], random: Random): (person: number, day: Day) => string {
  const draw = diagnosisDraw();
  const last = new Map<number, string>();
  return (person, day) => {
    const { birthDate, sex } = persons[person];
    const again = chance(random, 0.35);
    const drawn = draw(random, ageBand(ageOn(birthDate, isoOf(day))), sex);
    const diagnosis = again ? (last.get(person) ?? drawn) : drawn;
    last.set(person, diagnosis);
    return diagnosis;
  };
}
