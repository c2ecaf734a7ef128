import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fail } from '@sluice/errors';
import { effectivePreset } from '@sluice/policy';
import { nodeDisk, readCandidate } from '@sluice/product';
import type { ReleaseBody, StoredRecord } from '@sluice/registry';
import type { Command } from '../command.js';
import { alignColumns } from '../terminal/columns.js';
import { openRegistryAt, registryLocation } from '../wiring/registry.js';
import { releaseAt } from '../wiring/release-at.js';

interface Status {
  readonly release: string;
  readonly kind: 'candidate' | 'release' | 'tombstone' | 'annex' | 'record';
  readonly product?: string;
  readonly state?: string;
  readonly channel?: string;
  readonly expires?: string;
  readonly approvals?: readonly { readonly role: string; readonly day: string; readonly keyid: string }[];
  /** How many approvals the preset asks for, and which roles must be among them. */
  readonly asksFor?: { readonly required: number; readonly roles: readonly string[] };
  readonly waivers?: readonly string[];
  /** Rules that only a waiver lets through, and that have none yet. */
  readonly needsWaiver?: readonly string[];
  /** Files that are not what was built. */
  readonly damage?: readonly string[];
  readonly replacement?: string;
}

const RELEASE_ID = /^rel-[0-9a-f]{32}$/;

/** What lies at a path, or what the register holds under an id. */
async function statusOf(given: string): Promise<Status> {
  if (RELEASE_ID.test(given)) return { release: given, kind: 'record' };
  if (!statSync(given, { throwIfNoEntry: false })?.isDirectory())
    return fail('input', 'status/none', 'there is nothing at that path', {
      hint: 'name the directory of a candidate or a release, or the id of a release',
    });
  if (await nodeDisk.exists(`${given}/candidate`)) {
    const { core, approvals, waivers, damage, product } = await readCandidate(given, nodeDisk);
    const { preset } = effectivePreset(product['gate'] ?? { preset: core.gate.preset });
    const waived = waivers.map(({ rule }) => rule);
    const open = core.gate.rules.filter(({ status }) => status === 'needs-waiver').map(({ code }) => code);
    return {
      release: core.release,
      kind: 'candidate',
      product: `${core.product.id} ${core.product.version}`,
      channel: core.channel.kind,
      ...(core.expires !== undefined && { expires: core.expires }),
      approvals: approvals.map(({ role, day, keyid }) => ({ role, day, keyid })),
      ...(preset.approvals && { asksFor: preset.approvals }),
      waivers: waived,
      needsWaiver: open.filter((code) => !waived.includes(code)),
      damage,
    };
  }
  const names = await nodeDisk.list(given);
  if (names.some((name) => name === 'annex.json' || name === 'annex.json.age'))
    return { release: `${basename(dirname(given))}/${basename(given)}`, kind: 'annex' };
  const found = releaseAt(given);
  return { ...found, kind: found.tombstone ? 'tombstone' : 'release' };
}

export const statusCommand: Command = Object.freeze<Command>({
  name: 'status',
  summary: 'where a candidate or a release stands, and what it waits for',
  usage: 'status PATH|ID [--registry LOCATION] [--json]',
  positionals: { least: 1, most: 1 },
  options: { registry: { type: 'string' }, json: { type: 'boolean' } },
  optionHelp: [
    ['--registry LOCATION', 'folder or postgres:// address of the registry; else SLUICE_REGISTRY'],
    ['--json', 'result as JSON on stdout'],
  ],
  examples: ['sluice status candidates/visits-1.0.0', 'sluice status rel-0123456789abcdef0123456789abcdef'],
  async run({ positionals: [given], values }, terminal) {
    let status = await statusOf(given);
    const location = registryLocation(typeof values['registry'] === 'string' ? values['registry'] : undefined);
    if (location !== undefined && status.kind !== 'annex') {
      const registry = await openRegistryAt(location);
      try {
        const record = (await registry.get('release', status.release)) as StoredRecord<ReleaseBody> | undefined;
        if (record) status = { ...status, ...ofRecord(record) };
        else if (status.kind === 'record')
          fail('input', 'status/none', `the register has no release ${status.release}`, {
            hint: '`sluice registry list release` shows those that it has',
          });
      } finally {
        await registry.close();
      }
    } else if (status.kind === 'record')
      fail('input', 'status/none', 'an id is looked up in a registry: pass --registry');
    if (values['json']) terminal.out(`${JSON.stringify(status)}\n`);
    else terminal.out(`${describe(status)}\n`);
    return 0;
  },
});

function ofRecord({ state, body }: StoredRecord<ReleaseBody>): Partial<Status> {
  return {
    state,
    product: `${body.product} ${body.version}`,
    channel: body.channel,
    ...(body.expires !== undefined && { expires: body.expires }),
    ...(body.revocation?.replacement !== undefined && { replacement: body.revocation.replacement }),
  };
}

/** What is still to be signed, as far as the files tell: whose keys may, the trust file says at publication. */
function missing({ approvals = [], asksFor }: Status): string | undefined {
  if (asksFor === undefined) return undefined;
  const lacking = asksFor.roles.filter((role) => !approvals.some((approval) => approval.role === role));
  const more = Math.max(asksFor.required - approvals.length, lacking.length);
  if (more === 0) return undefined;
  const among = lacking.length > 0 ? `, among them ${lacking.join(', ')}` : '';
  return `${more} more ${more === 1 ? 'approval' : 'approvals'}${among}`;
}

function describe(status: Status): string {
  const rows: (readonly [string, string])[] = [[status.kind, status.release]];
  const add = (heading: string, cell: string | undefined) => {
    if (cell !== undefined && cell !== '') rows.push([heading, cell]);
  };
  add('product', status.product);
  add('channel', status.channel);
  add('state', status.state);
  add('expires', status.expires);
  add('replaced by', status.replacement);
  for (const { role, day, keyid } of status.approvals ?? [])
    add('approved', `${role} on ${day} by ${keyid.slice(0, 19)}…`);
  add('waits for', status.state === undefined || status.state === 'candidate' ? missing(status) : undefined);
  add('waived', status.waivers?.join(', '));
  add('waits for', status.needsWaiver?.map((code) => `a waiver of ${code}`).join(', '));
  add('changed', status.damage?.join(', '));
  if (status.kind === 'annex') add('note', 'an annex alone: its release stands beside it, or was never finished');
  return alignColumns(rows);
}
