/** Why a text is no value of a type. `code` is the code of the fault that `retype` reports. */
export interface Flaw {
  readonly code: string;
  /** Continues "N rows ...". */
  readonly says: string;
  readonly hint: string;
}

/** The canonical text of a value, or what is wrong with it. */
export type Canonical = string | Flaw;

const keepAsText = 'or declare the column as string';

export const MISMATCH: Readonly<Record<'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp', Flaw>> = {
  integer: {
    code: 'table/type-mismatch',
    says: 'hold no integer',
    hint: `expected ASCII digits with an optional sign and no spaces; mend the source, ${keepAsText}`,
  },
  decimal: {
    code: 'table/type-mismatch',
    says: 'hold no decimal number',
    hint: `expected ASCII digits with an optional sign, point and exponent; mend the source, ${keepAsText}`,
  },
  boolean: {
    code: 'table/type-mismatch',
    says: 'hold no boolean',
    hint: `expected true or false; mend the source, ${keepAsText}`,
  },
  date: {
    code: 'table/type-mismatch',
    says: 'hold no date',
    hint: `expected yyyy-mm-dd, a day that exists; mend the source, ${keepAsText}`,
  },
  timestamp: {
    code: 'table/type-mismatch',
    says: 'hold no timestamp without zone',
    hint: `expected yyyy-mm-ddThh:mm:ss with at most six fractional digits; mend the source, ${keepAsText}`,
  },
};

export const INTEGER_RANGE: Flaw = {
  code: 'table/out-of-range',
  says: 'hold an integer beyond 64 bits',
  hint: 'declare the column as string: it is an identifier rather than a quantity',
};

export const YEAR_RANGE: Flaw = {
  code: 'table/out-of-range',
  says: 'lie outside the years 0001 to 9999',
  hint: `mend the source, ${keepAsText}`,
};

export const TOO_MANY_DIGITS: Flaw = {
  code: 'table/too-many-digits',
  says: 'hold more digits than a 64-bit float keeps',
  hint: 'declare the column as string, or round it to 15 significant digits in the source',
};

export const NOT_FINITE: Flaw = {
  code: 'table/not-finite',
  says: 'hold NaN or an infinity',
  hint: `replace them by missing values in the source, ${keepAsText}`,
};

export const TOO_PRECISE: Flaw = {
  code: 'table/too-precise',
  says: 'are finer than a microsecond',
  hint: `round the column in the source, ${keepAsText}`,
};
