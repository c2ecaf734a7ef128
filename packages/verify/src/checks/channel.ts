import { channelOf, judgeChannel, type Preset } from '@sluice/policy';
import { canonicalJson, equalBytes, type Guarantee, type ReleaseCore } from '@sluice/provenance';
import type { CodedTable } from '@sluice/table';
import { failed, passed, type VerifyCheck } from '../result.js';
import { shown, someOf } from '../shown.js';
import { isConstant } from './constant.js';

/** Channels by which an answer about a named person may go: never one with everyone as its audience. */
const ANSWERING: readonly string[] = ['authorised-operation', 'internal'];

/**
 * The release came by the expected channel with all the facts that it asks for, and channel and preset let these columns
 * and guarantees out. `internal` is never expected unless asked for: such a release was checked for no audience. Exit 6.
 */
export function checkChannel(
  core: ReleaseCore,
  table: CodedTable | undefined,
  expected: string | undefined,
  preset: Preset | undefined,
): readonly VerifyCheck[] {
  const { kind, ...facts } = core.channel;
  const name = `channel ${shown(kind)}`;
  if (kind === 'internal' && expected !== 'internal') {
    return [failed(6, name, 'for the owner’s own use: refused unless that channel is asked for')];
  }
  if (expected !== undefined && expected !== kind) return [failed(6, name, `expected channel ${shown(expected)}`)];
  const channel = channelOf(kind);
  if (channel === undefined) return [failed(6, name, 'unknown to this verifier')];
  if (!channel.params.safeParse(facts).success) return [failed(6, name, 'its facts are not those of the channel')];
  if (core.form === 'verification') {
    return [
      ANSWERING.includes(kind)
        ? passed(name, 'no table leaves by it: answers of yes or no, identified, by consent')
        : failed(6, name, 'answers about named people do not go by it'),
    ];
  }

  const outside = core.columns.filter((c) => c.role === 'quasi' && !core.quasiIdentifiers.includes(c.name));
  const labels = {
    columns: core.columns.map(({ name: column, role, operation, from }) => ({
      name: column,
      output: { role, constant: isConstant(table, column), token: operation === 'pseudonym', from },
    })),
    models: core.guarantees.map(({ model, parameters: { column } }) => ({
      kind: model,
      ...(typeof column === 'string' && { column }),
    })),
    suppressed: core.suppression.suppressed,
  };
  const faults = judgeChannel(channel, labels, preset);
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
