/** Where the numbers of the built-in presets come from. `recalled`: known from practice, not confirmed against a text. */
export const ORIGINS = Object.freeze({
  recordRisk: (risk: string, k: number) =>
    `recalled convention of de-identification practice: record risk of at most ${risk}, so k >= ${k}; not confirmed against annex D of GB/T 42460-2023`,
  smallCells: 'recalled convention of statistical disclosure control; no legal text',
  rounding: 'recalled convention of statistical disclosure control: counts of at least 10, rounded to 5; no legal text',
  dominance: 'recalled convention of statistical offices: n = 1, k = 75 per cent, p = 10 per cent; no legal text',
  greatestT: 'choice of this project: the literature works with 0.1 to 0.4, and t near 1 protects nothing',
  lowestGrade: 'choice of this project: whoever holds the rows can count them',
  assessment:
    'recalled convention for PIPL articles 55 and 56: the record is kept three years; not confirmed against the text',
  agreement: '发改数据规〔2025〕27号: term of at most five years',
  registration: '发改数据规〔2025〕26号: resources inside authorised operation are registered',
  year: 'recalled convention: twelve months, counted as 366 days so that a leap year fits; no legal text',
});
