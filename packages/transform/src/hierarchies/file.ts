import { z } from 'zod';
import { readDelimited } from './delimited.js';
import type { HierarchyKind } from './kind.js';
import { openPaths } from './paths.js';

const params = z
  .strictObject({
    file: z.string().min(1).describe('path of the hierarchy, relative to the product file'),
    delimiter: z
      .string()
      .regex(/^[^"\r\n]$/, 'expected one character')
      .optional()
      .describe('between cells; `;` when left out'),
    top: z.boolean().optional().describe('false: no implicit `*` above the last level'),
  })
  .describe('a hierarchy file: no header, one leaf a line, column 0 the raw value, column i its label at level i');

export type FileHierarchy = z.infer<typeof params>;

/** A table of leaves in the CSV form that ARX writes and reads. The leaves are the lines of the file. */
export const fileHierarchy: HierarchyKind<FileHierarchy> = Object.freeze<HierarchyKind<FileHierarchy>>({
  kind: 'file',
  params,
  lacking: Object.freeze({
    code: 'hierarchy/missing-value',
    expected: 'are not in column 0 of the hierarchy file',
    hint: 'Check the delimiter (`;` by default); add a line for each value (canonical text: 1.5, not 1.50), or mend them.',
  }),
  shape: () => undefined,
  open({ file, delimiter = ';', top = true }, io) {
    const records = readDelimited(io.readText(file), delimiter, file);
    const paths = records.map((record) => record.cells);
    return openPaths({ paths, places: records.map((record) => record.line), noun: 'line', file }, top);
  },
  publicSpec: () => ({ kind: 'file' }),
});
