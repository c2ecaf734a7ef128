import { SluiceError } from '@sluice/errors';
import type { ReleaseCore, StatedFile } from '@sluice/provenance';
import { type CodedTable, type ColumnType, logicalDigest } from '@sluice/table';
import type { VerifyHost } from '../host.js';
import { failed, passed, type VerifyCheck } from '../result.js';

export interface CheckedData {
  readonly checks: readonly VerifyCheck[];
  /** The released table, where every data file holds it as stated. */
  readonly table?: CodedTable;
}

/**
 * Every data file holds the stated columns, the stated number of rows and the table of the stated logical digest, so
 * all formats hold the same table. Exit 4. A file whose bytes are not the signed ones is not parsed: its reader is
 * large, and its bytes would be anybody's.
 */
export async function checkData(
  host: VerifyHost,
  intact: ReadonlySet<string>,
  core: ReleaseCore,
): Promise<CheckedData> {
  const types: Readonly<Record<string, ColumnType>> = Object.fromEntries(
    core.columns.map(({ name, type }) => [name, type]),
  );
  const checks: VerifyCheck[] = [];
  let first: CodedTable | undefined;
  for (const file of core.data) {
    if (!intact.has(file.path)) {
      checks.push(failed(3, file.path, 'not read: its bytes are not the signed ones'));
      continue;
    }
    let table: CodedTable;
    try {
      table = await host.readTable(file.path, file.format, types);
    } catch (error) {
      // Messages of readers may quote rows; a code of ours never does.
      const code = error instanceof SluiceError ? ` (${error.code})` : '';
      checks.push(failed(4, file.path, `cannot be read as ${file.format}${code}`));
      continue;
    }
    first ??= table;
    checks.push(compare(table, file, core));
  }
  return { checks, ...(first && checks.every(({ ok }) => ok) && { table: first }) };
}

function compare(table: CodedTable, file: StatedFile, core: ReleaseCore): VerifyCheck {
  const stated = core.columns;
  const differs = Math.max(table.columns.length, stated.length);
  for (let i = 0; i < differs; i++) {
    const [is, said] = [table.columns[i], stated[i]];
    if (is?.name !== said?.name || is?.type !== said?.type) {
      return failed(4, file.path, `column ${i + 1} is not the stated one (name, order or type)`);
    }
  }
  if (table.rows !== file.rows) return failed(4, file.path, `has ${table.rows} rows, ${file.rows} are stated`);
  if (logicalDigest(table) !== file.logicalDigest) return failed(4, file.path, 'does not hold the stated table');
  return passed(file.path, `${table.rows} rows, ${stated.length} columns: the stated table`);
}
