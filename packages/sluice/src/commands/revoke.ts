import { dirname, resolve } from 'node:path';
import { fail } from '@sluice/errors';
import { nodeDisk, revocationList, revokeRelease, takeDown, viewOf } from '@sluice/product';
import { signRevocations, signTombstone, type Tombstone } from '@sluice/provenance';
import type { ReleaseBody } from '@sluice/registry';
import type { Command } from '../command.js';
import { actorOf } from '../wiring/actor.js';
import { openRegistryAt, registryLocation, requireRegistry } from '../wiring/registry.js';
import { releaseAt } from '../wiring/release-at.js';
import { replaceFile } from '../wiring/replace-file.js';
import { readSigningKey } from '../wiring/signing-key.js';

const RELEASE_ID = /^rel-[0-9a-f]{32}$/;

export const revokeCommand: Command = Object.freeze<Command>({
  name: 'revoke',
  summary: 'take a release back: signed revocation list, and a tombstone with --take-down',
  usage:
    'revoke RELEASE --reason CODE --list FILE --sign FILE [--from DAY] [--replacement ID] [--take-down DIR] [--registry LOCATION] [--json]',
  positionals: { least: 1, most: 1 },
  options: {
    reason: { type: 'string' },
    from: { type: 'string' },
    replacement: { type: 'string' },
    list: { type: 'string' },
    sign: { type: 'string' },
    'take-down': { type: 'string' },
    registry: { type: 'string' },
    as: { type: 'string' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    ['--reason CODE', 'such as data-error, privacy-incident, expired-mandate'],
    ['--list FILE', 'the revocation list to write anew, for everyone who verifies'],
    ['--sign FILE', 'Ed25519 private key (PEM) of the operator or owner'],
    ['--from DAY', 'first day on which the release must not be used; today when left out'],
    ['--replacement ID', 'published release to use instead'],
    ['--take-down DIR', 'put a tombstone in the place of the data'],
    ['--registry LOCATION', 'folder or postgres:// address of the registry; else SLUICE_REGISTRY'],
    ['--as NAME', 'who acts, for the audit log; the key id when left out'],
    ['--json', 'result as JSON on stdout'],
  ],
  examples: [
    'sluice revoke rel-0123456789abcdef0123456789abcdef --reason data-error --list revocations.jsonl --sign keys/operator.key',
    'sluice revoke releases/visits-1.0.0 --reason privacy-incident --take-down releases/visits-1.0.0 --list revocations.jsonl --sign keys/operator.key',
  ],
  async run({ positionals: [given], values }, terminal) {
    const { reason, list, from, replacement, 'take-down': directory } = values;
    if (typeof reason !== 'string' || typeof list !== 'string')
      return fail('input', 'usage/missing-option', 'revoke needs --reason CODE and --list FILE');
    const { signer } = readSigningKey(typeof values['sign'] === 'string' ? values['sign'] : undefined, process.cwd());
    const location = requireRegistry(
      registryLocation(typeof values['registry'] === 'string' ? values['registry'] : undefined),
    );
    const id = RELEASE_ID.test(given) ? given : releaseAt(given).release;
    const now = new Date().toISOString();
    const registry = await openRegistryAt(location);
    try {
      const record = await revokeRelease(id, {
        registry,
        actor: actorOf('operator', values['as'], signer.keyid),
        reason,
        from: typeof from === 'string' ? from : now.slice(0, 10),
        ...(typeof replacement === 'string' && { replacement }),
        ...(typeof directory === 'string' && { takeDown: true }),
      });
      const body = record.body as ReleaseBody;
      const entry = (await registry.log({ kind: 'release', id })).at(-1);
      const number = entry?.seq ?? 1;
      const revoked = await revocationList(body.owner ?? '', number, viewOf(registry, now));
      await replaceFile(resolve(list), await signRevocations(revoked, [signer]), nodeDisk);
      if (typeof directory === 'string') {
        const { product, version, title, channel, revocation } = body;
        const tombstone = {
          release: id,
          product: { id: product, version, title: title as Tombstone['product']['title'] },
          channel,
          reason,
          from: revocation?.from ?? now.slice(0, 10),
          ...(typeof replacement === 'string' && { replacement }),
        };
        await takeDown(resolve(directory), await signTombstone(tombstone, [signer]), nodeDisk);
      }
      const result = { release: id, state: record.state, list: resolve(list), entries: revoked.entries.length };
      if (values['json']) terminal.out(`${JSON.stringify(result)}\n`);
      else
        terminal.err(
          `${terminal.style.green(record.state)} ${id}\n  ${revoked.entries.length} on the list in ${dirname(resolve(list))}\n`,
        );
      return 0;
    } finally {
      await registry.close();
    }
  },
});
