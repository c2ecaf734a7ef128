import { resolve } from 'node:path';
import { fail, SluiceError } from '@sluice/errors';
import { nodeDisk, requireRelease, revocationList, revokeRelease, takeDown, viewOf } from '@sluice/product';
import {
  openRevocations,
  type RevocationList,
  signRevocations,
  signTombstone,
  succeeds,
  type Tombstone,
  type TrustedKey,
} from '@sluice/provenance';
import { type LocalSigner, verifyEd25519 } from '@sluice/provenance/node';
import type { Actor, Registry, ReleaseBody, StoredRecord } from '@sluice/registry';
import type { Command } from '../command.js';
import { actorOf } from '../wiring/actor.js';
import { openRegistryAt, registryLocation, requireRegistry } from '../wiring/registry.js';
import { releaseAt } from '../wiring/release-at.js';
import { replaceFile } from '../wiring/replace-file.js';
import { readSigningKey } from '../wiring/signing-key.js';
import { loadTrust } from '../wiring/trust.js';

/** Keys by which the former list may be signed: one's own, and those of `--trust`, which may limit one's own too. */
function readersOf(signer: LocalSigner, trust: string | undefined): readonly TrustedKey[] {
  const trusted = trust === undefined ? [] : loadTrust(trust);
  return trusted.some(({ keyid }) => keyid === signer.keyid) ? trusted : [signer, ...trusted];
}

/** The list that is to be replaced; undefined where there is none yet. */
async function formerList(path: string, readers: readonly TrustedKey[]): Promise<RevocationList | undefined> {
  if (!(await nodeDisk.exists(path))) return undefined;
  const opened = await openRevocations(await nodeDisk.read(path), readers, verifyEd25519);
  if (opened.ok) return opened.value.list;
  // A list that another key signed is no reason to lose what it says: only who trusts that key can replace it.
  const hint = 'where another key signed the former list, name it with --trust FILE';
  const told = opened.faults.map((fault) => (fault.code === 'signature/untrusted' ? { hint, ...fault } : fault));
  throw new SluiceError('input', told);
}

/** Nobody accepts a list that takes back the key which signed it, and nothing could be taken back with it again. */
async function requireOtherKey(
  signer: LocalSigner,
  given: string | undefined,
  former: RevocationList | undefined,
  registry: Registry,
): Promise<void> {
  const own = signer.keyid;
  const revoked = (await registry.get('key', own))?.state === 'revoked';
  if (given !== own && !revoked && !former?.keys?.some(({ keyid }) => keyid === own)) return;
  fail('refused', 'revoke/own-key', `the list would take back key ${own}, which is to sign it`, {
    hint: 'sign with another key that may revoke, and name the former one with --trust FILE; nothing was recorded',
  });
}

async function revokeKey(
  registry: Registry,
  id: string,
  reason: string,
  revokedFrom: string,
  actor: Actor,
): Promise<StoredRecord> {
  return registry.write(async (tx) => {
    const record = await tx.get('key', id);
    if (record === undefined)
      return fail('input', 'revoke/none', 'the register has no key of that id', {
        hint: '`sluice registry list key` shows those that it has',
      });
    return tx.step('key', id, 'revoke', { actor, reason, body: { ...(record.body as object), revokedFrom } });
  });
}

async function anyRelease(registry: Registry, publisher: string): Promise<StoredRecord> {
  const [first] = await registry.list('release', { match: { owner: publisher }, limit: 1 });
  return (
    first ??
    fail('input', 'revoke/none', `the register has no release of ${publisher}`, {
      hint: '--publisher is `owner` of the products, as their files have it',
    })
  );
}

const KEY_ID = /^sha256:[0-9a-f]{64}$/;
const RELEASE_ID = /^rel-[0-9a-f]{32}$/;

export const revokeCommand: Command = Object.freeze<Command>({
  name: 'revoke',
  summary: 'take a release or a key back: signed revocation list, and a tombstone with --take-down',
  usage:
    'revoke [RELEASE|KEYID] --reason CODE --list FILE --sign FILE [--trust FILE] [--from DAY] [--replacement ID] [--take-down DIR] [--registry LOCATION] [--json]',
  positionals: { least: 0, most: 1 },
  options: {
    reason: { type: 'string' },
    from: { type: 'string' },
    replacement: { type: 'string' },
    list: { type: 'string' },
    publisher: { type: 'string' },
    sign: { type: 'string' },
    trust: { type: 'string' },
    'take-down': { type: 'string' },
    registry: { type: 'string' },
    as: { type: 'string' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    ['--reason CODE', 'such as data-error, privacy-incident, expired-mandate'],
    ['--list FILE', 'the revocation list to write anew, for everyone who verifies; alone: the same list, dated today'],
    ['--publisher NAME', 'whose list it is, where nothing is taken back: `owner` of the products'],
    ['--sign FILE', 'Ed25519 private key (PEM) of the operator or owner'],
    ['--trust FILE', 'trusted keys, where another key than that of --sign signed the list so far'],
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
    if (typeof list !== 'string') return fail('input', 'usage/missing-option', 'revoke needs --list FILE');
    const { signer } = readSigningKey(typeof values['sign'] === 'string' ? values['sign'] : undefined, process.cwd());
    const readers = readersOf(signer, typeof values['trust'] === 'string' ? values['trust'] : undefined);
    const location = requireRegistry(
      registryLocation(typeof values['registry'] === 'string' ? values['registry'] : undefined),
    );
    const now = new Date().toISOString();
    const day = typeof from === 'string' ? from : now.slice(0, 10);
    const registry = await openRegistryAt(location);
    try {
      const actor = actorOf('operator', values['as'], signer.keyid);
      await requireOtherKey(signer, given, await formerList(resolve(list), readers), registry);
      const record = given === undefined ? undefined : await takeBack(given);
      const publisher = (record?.body as { readonly owner?: string } | undefined)?.owner ?? values['publisher'];
      if (typeof publisher !== 'string')
        return fail('input', 'usage/missing-option', 'a list without a release needs --publisher NAME');
      const about = record ?? (await anyRelease(registry, publisher));
      // Every list has an entry of its own in the log: its number grows even where nothing was taken back since.
      const { seq } = await registry.write((tx) => tx.note('revocation-list', about.kind, about.id, actor));
      const revoked = await revocationList(publisher, seq, viewOf(registry, now));
      // Read anew: somebody may have written a list since.
      const former = await formerList(resolve(list), readers);
      const kept = former && succeeds(former, revoked);
      // A list goes out only where it keeps every entry of the one that it replaces.
      if (kept?.ok === false) throw new SluiceError('refused', kept.faults);
      await replaceFile(resolve(list), await signRevocations(revoked, [signer]), nodeDisk);
      if (record !== undefined && typeof directory === 'string') await bury(record, directory);
      const entries = revoked.entries.length + (revoked.keys?.length ?? 0);
      const result = { ...(record && { id: record.id, state: record.state }), list: resolve(list), entries };
      if (values['json']) terminal.out(`${JSON.stringify(result)}\n`);
      else
        terminal.err(
          `${record ? `${terminal.style.green(record.state)} ${record.id}\n` : ''}  ${entries} on the list ${list}\n`,
        );
      return 0;

      async function takeBack(what: string): Promise<StoredRecord> {
        if (KEY_ID.test(what)) {
          const known = await registry.get('key', what);
          // A list that was not written: the record is there, the rest is done again.
          if (known?.state === 'revoked') return known;
          if (typeof reason !== 'string')
            return fail('input', 'usage/missing-option', 'revoke needs --reason TEXT for a key');
          return revokeKey(registry, what, reason, day, actor);
        }
        const id = RELEASE_ID.test(what) ? what : releaseAt(what).release;
        const standing = await registry.get('release', id);
        // Before anything is on record: the directory that is to go holds that very release.
        if (standing !== undefined && typeof directory === 'string' && standing.state !== 'taken-down')
          await requireRelease(resolve(directory), (standing.body as ReleaseBody).candidate, nodeDisk);
        // Likewise, or a tombstone that was not put.
        if (standing !== undefined && doneAlready(standing)) return standing;
        if (typeof reason !== 'string') return fail('input', 'usage/missing-option', 'revoke needs --reason CODE');
        return revokeRelease(id, {
          registry,
          actor,
          reason,
          from: day,
          ...(typeof replacement === 'string' && { replacement }),
          ...(typeof directory === 'string' && { takeDown: true }),
        });
      }

      function doneAlready({ state }: StoredRecord): boolean {
        return state === 'taken-down' || (state === 'revoked' && typeof directory !== 'string');
      }

      async function bury({ id, body }: StoredRecord, where: string): Promise<void> {
        const { candidate, product, version, title, channel, revocation } = body as ReleaseBody;
        const tombstone = {
          release: id,
          product: { id: product, version, title: title as Tombstone['product']['title'] },
          channel,
          reason: revocation?.reason ?? '',
          from: revocation?.from ?? day,
          ...(revocation?.replacement !== undefined && { replacement: revocation.replacement }),
        };
        await takeDown(resolve(where), candidate, await signTombstone(tombstone, [signer]), nodeDisk);
      }
    } finally {
      await registry.close();
    }
  },
});
