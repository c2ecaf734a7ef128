import { type CodedTable, NULL_CODE } from '@sluice/table';
import fc from 'fast-check';

export interface TableShape {
  readonly maxRows?: number;
  readonly maxColumns?: number;
  /** Distinct values a column may have, at most. */
  readonly maxValues?: number;
}

/**
 * Small coded tables of text columns `q0`, `q1`, … with missing cells. Few values, so that classes of several rows
 * arise; some values are used by no row, and they stand in no order.
 */
export function tableArbitrary({
  maxRows = 24,
  maxColumns = 3,
  maxValues = 4,
}: TableShape = {}): fc.Arbitrary<CodedTable> {
  const width = fc.integer({ min: 1, max: maxColumns });
  const height = fc.nat({ max: maxRows });
  return fc
    .tuple(width, height)
    .chain(([columns, rows]) =>
      fc
        .tuple(...Array.from({ length: columns }, (_, i) => columnArbitrary(`q${i}`, rows, maxValues)))
        .map((list) => ({ rows, columns: list })),
    );
}

function columnArbitrary(name: string, rows: number, maxValues: number) {
  const values = fc.shuffledSubarray(['a', 'b', 'c', 'd', '10', '9', 'é', '男'].slice(0, Math.max(1, maxValues)), {
    minLength: 1,
  });
  return values.chain((list) =>
    fc
      .array(
        fc.oneof(
          { weight: 9, arbitrary: fc.nat({ max: list.length - 1 }) },
          { weight: 1, arbitrary: fc.constant(NULL_CODE) },
        ),
        {
          minLength: rows,
          maxLength: rows,
        },
      )
      .map((codes) => ({ name, type: 'string' as const, codes: Int32Array.from(codes), values: list })),
  );
}
