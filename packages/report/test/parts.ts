import type { ReportInput } from '../src/index.js';

type Core = ReportInput['core'];
type Column = Core['columns'][number];

const HEX = '0123456789abcdef';

/** 64 hex digits that differ by seed: digests and key ids of samples. */
export function hex(seed: number): string {
  return Array.from({ length: 64 }, (_, i) => HEX[(seed * 7 + i * (seed + 3) + (i >> 3)) % 16]).join('');
}

/** Key id and signature as the statement spells them. The signatures are zeros: a report judges none. */
export function signedBy(seed: number): { readonly keyid: string; readonly sig: string } {
  return { keyid: `sha256:${hex(seed)}`, sig: `${'A'.repeat(86)}==` };
}

export function column(name: string, role: Column['role'], operation: string, more: Partial<Column> = {}): Column {
  return {
    name,
    type: 'string',
    role,
    operation,
    parameters: {},
    from: [name],
    sensitivity: { personal: 'general', state: 'general', trade: 'none' },
    ...more,
  };
}

/** A guarantee by people with its row check beside it, both with the same classes. */
export function guaranteed(
  model: string,
  parameters: Readonly<Record<string, unknown>>,
  histogram: readonly (readonly [number, number])[],
): Core['guarantees'] {
  const rows = histogram.reduce((sum, [size, number]) => sum + size * number, 0);
  const classes = histogram.reduce((sum, [, number]) => sum + number, 0);
  const minClassSize = histogram[0]?.[0] ?? null;
  return [
    { model, parameters, unit: 'people', grade: 'attested', strength: 'sufficient', holds: true },
    {
      model,
      parameters,
      unit: 'rows',
      grade: 'recomputed',
      strength: 'necessary',
      holds: true,
      evidence: { rows, classes, minClassSize, histogram },
    },
  ];
}

export function rowsOf(histogram: readonly (readonly [number, number])[]): number {
  return histogram.reduce((sum, [size, number]) => sum + size * number, 0);
}

export function passed(codes: readonly string[]): readonly { readonly code: string; readonly status: 'pass' }[] {
  return codes.map((code) => ({ code, status: 'pass' }));
}

/** Rules of a build and of a publication, as the presets in force ask them. */
export const BUILD = ['G01', 'G02', 'G03', 'G04', 'G05', 'G06', 'G07', 'G08', 'G10', 'G11', 'G12'];
export const PUBLICATION = ['G02', 'G04', 'G05', 'G08', 'G12', 'G14', 'G15', 'G16'];
