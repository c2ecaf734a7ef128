import { createHmac } from 'node:crypto';
import { lDiversity, type ModelUse, type PrivacyModel, sensitiveColumn, tCloseness } from '@sluice/models';
import type { CodedColumn } from '@sluice/table';
import { type PersonMap, type PersonMapInput, personMapOf } from '../src/disclosure/person-map.js';

/** One released row: the person (null: nobody), what the quasi-identifiers say, the sensitive value, the record. */
export type PlainRow = readonly [person: string | null, tuple: string, value: string, record?: string];

export interface PlainRelease {
  readonly rows: readonly PlainRow[];
  readonly k: number;
  readonly linked?: boolean;
  /** What the rows are about; null: nobody knows. One and the same where it is left out. */
  readonly concept?: string | null;
  /** How rows are told apart: by their record as a declared key (when left out), as the content, or not at all. */
  readonly identity?: 'declared' | 'content' | 'none';
  /** Columns of a declared key; `visit_no` when left out. */
  readonly key?: string;
  /** Column that says who a person is; `person` when left out. */
  readonly subject?: string;
  /** Rows of the source that were not released. */
  readonly dropped?: readonly (readonly [person: string, record: string])[];
  /** Distinct l-diversity of the value. */
  readonly l?: number;
  /** t-closeness of the value, all values equally far. */
  readonly t?: number;
  /** Groups of a multiple of three people fail: a condition that unions do not keep. */
  readonly noThrees?: boolean;
}

export const hmac = (key: string) => (text: string) =>
  new Uint8Array(createHmac('sha256', key).update(text).digest().subarray(0, 16));

/** A model that a union may break. */
export const noThrees: PrivacyModel<unknown> = {
  ...(lDiversity as PrivacyModel<unknown>),
  kind: 'no-threes',
  params: { safeParse: (data: unknown) => ({ success: true, data }) } as PrivacyModel<unknown>['params'],
  needs: () => ({ column: 'value' }),
  monotone: () => ({ generalise: false, suppress: false }),
  failing: ({ people }) => Uint8Array.from(people ?? [], (n) => (n % 3 === 0 ? 1 : 0)),
};

/** A text column of a table. */
export function coded(name: string, cells: readonly (string | null)[]): CodedColumn {
  const values = [...new Set(cells.filter((cell) => cell !== null))];
  return {
    name,
    type: 'string',
    values,
    codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : values.indexOf(cell))),
  };
}

/** The record of each row; where none is named, each person's rows in turn. */
export function recordNames({ rows }: Pick<PlainRelease, 'rows'>): string[] {
  const seen = new Map<string | null, number>();
  return rows.map(([person, , , record]) => {
    const turn = seen.get(person) ?? 0;
    seen.set(person, turn + 1);
    return record ?? `row ${turn}`;
  });
}

const recordTokens = (records: readonly string[]) =>
  new Uint8Array(records.flatMap((record) => [...hmac('records')(record).subarray(0, 8)]));

function recordsOf(plain: PlainRelease): PersonMapInput['records'] {
  const { identity = 'declared', key = 'visit_no', dropped = [] } = plain;
  if (identity === 'none') return undefined;
  return {
    key: identity === 'declared' ? [key] : null,
    tokens: recordTokens(recordNames(plain)),
    ...(identity === 'content' && {
      dropped: {
        subject: coded(
          'person',
          dropped.map(([person]) => person),
        ),
        tokens: recordTokens(dropped.map(([, record]) => record)),
      },
    }),
  };
}

/** The map of a plain release. */
export function mapOf(name: string, plain: PlainRelease, over: Partial<PersonMap> = {}): PersonMap {
  const { rows, k, linked = false, l, t } = plain;
  const records = recordsOf(plain);
  const columns = [
    coded(
      'tuple',
      rows.map(([, tuple]) => tuple),
    ),
    coded(
      'value',
      rows.map(([, , value]) => value),
    ),
  ];
  const table = { rows: rows.length, columns };
  const subject = coded(
    'person',
    rows.map(([person]) => person),
  );
  const models: ModelUse[] = [
    ...(l === undefined
      ? []
      : [{ model: lDiversity as PrivacyModel, params: { column: 'value', l, variant: 'distinct' } }]),
    ...(t === undefined
      ? []
      : [
          {
            model: tCloseness as PrivacyModel,
            params: { column: 'value', t, distance: 'equal', reference: 'released' },
          },
        ]),
    ...(plain.noThrees ? [{ model: noThrees, params: {} }] : []),
  ];
  const map = personMapOf({
    release: name,
    product: 'p',
    domain: 'residents',
    concepts: plain.concept === null ? [] : [plain.concept ?? 'visits'],
    keyId: 'key-1',
    linked,
    k,
    table,
    quasiIdentifiers: ['tuple'],
    subject,
    ...(plain.subject !== undefined && { subjectName: plain.subject }),
    models,
    sensitive: [sensitiveColumn(table.columns[1])],
    token: hmac('secret'),
    ...(records && { records }),
  });
  return { ...map, ...over };
}
