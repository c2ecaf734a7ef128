import { channelOf, judgeChannel } from '@sluice/policy';
import { canonicalJson, equalBytes, type Guarantee, type ReleaseCore } from '@sluice/provenance';
import type { CodedTable } from '@sluice/table';
import { failed, passed, type VerifyCheck } from '../result.js';
import { shown, someOf } from '../shown.js';

/**
 * The release came by the expected channel, and the channel lets these columns and guarantees out. `internal` is never
 * expected unless asked for: such a release was checked for no audience. Exit 6.
 */
export function checkChannel(
  core: ReleaseCore,
  table: CodedTable | undefined,
  expected: string | undefined,
): readonly VerifyCheck[] {
  const { kind } = core.channel;
  const name = `channel ${shown(kind)}`;
  if (kind === 'internal' && expected !== 'internal') {
    return [failed(6, name, 'for the owner’s own use: refused unless that channel is asked for')];
  }
  if (expected !== undefined && expected !== kind) return [failed(6, name, `expected channel ${shown(expected)}`)];
  const channel = channelOf(kind);
  if (channel === undefined) return [failed(6, name, 'unknown to this verifier')];

  const outside = core.columns.filter((c) => c.role === 'quasi' && !core.quasiIdentifiers.includes(c.name));
  const faults = judgeChannel(channel, {
    columns: core.columns.map(({ name: column, role, operation, from }) => ({
      name: column,
      output: { role, constant: isConstant(table, column), token: operation === 'pseudonym', from },
    })),
    models: core.guarantees.map(({ model, parameters: { column } }) => ({
      kind: model,
      ...(typeof column === 'string' && { column }),
    })),
    suppressed: core.suppression.suppressed,
  });
  const alone = channel.audience === 'everyone' ? core.guarantees.filter((each) => !hasRowCheck(core, each)) : [];
  return [
    faults.length === 0
      ? passed(name, 'lets these columns and guarantees out')
      : failed(6, name, faults.map(({ message }) => shown(message)).join('; ')),
    outside.length === 0
      ? passed('quasi-identifiers', `${core.quasiIdentifiers.length} columns form the classes`)
      : failed(6, 'quasi-identifiers', `columns of that role are left out: ${someOf(outside.map((c) => c.name))}`),
    ...(alone.length > 0 ? [failed(6, 'row checks', 'a model by people stands without its recomputed row check')] : []),
  ];
}

/** What is attested by people must at least leave its trace in the rows, which anyone can recount. */
function hasRowCheck({ guarantees }: ReleaseCore, { model, parameters, unit }: Guarantee): boolean {
  const same = (other: Guarantee) => equalBytes(canonicalJson(other.parameters), canonicalJson(parameters));
  return (
    unit === 'rows' ||
    guarantees.some(
      (other) => other.model === model && other.grade === 'recomputed' && other.unit === 'rows' && same(other),
    )
  );
}

/** One and the same value, or none, in every row. */
function isConstant(table: CodedTable | undefined, name: string): boolean {
  const codes = table?.columns.find((column) => column.name === name)?.codes;
  return codes?.every((code) => code === codes[0]) ?? false;
}
