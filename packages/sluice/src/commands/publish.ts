import { resolve } from 'node:path';
import { fail } from '@sluice/errors';
import { publish } from '@sluice/product';
import type { Command } from '../command.js';
import { actorOf } from '../wiring/actor.js';
import { freshVerifier } from '../wiring/fresh-verifier.js';
import { readTextFrom } from '../wiring/read-text.js';
import { historyFrom } from '../wiring/records.js';
import { openRegistryAt, registryLocation, requireRegistry } from '../wiring/registry.js';
import { readSigningKey } from '../wiring/signing-key.js';
import { loadTrust } from '../wiring/trust.js';
import { trustText } from '../wiring/trust-text.js';

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

export const publishCommand: Command = Object.freeze<Command>({
  name: 'publish',
  summary: 'judge candidates again, seal and sign them as releases; several: all or none',
  usage:
    'publish CANDIDATE... --out DIR --sign FILE --trust KEYS [--registry LOCATION] [--history SECRET] [--delegations FILE] [--matter TEXT] [--resume] [--json]',
  positionals: { least: 1, most: 100 },
  options: {
    out: { type: 'string' },
    sign: { type: 'string' },
    trust: { type: 'string' },
    registry: { type: 'string' },
    history: { type: 'string' },
    delegations: { type: 'string' },
    matter: { type: 'string' },
    resume: { type: 'boolean' },
    as: { type: 'string' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    ['--out DIR', 'becomes the release; with several candidates, the directory that holds all of them'],
    ['--sign FILE', 'Ed25519 private key (PEM) of the operator who publishes'],
    ['--trust KEYS', 'trust.json of the organisation: the keys of author and approvers, with roles and scope'],
    ['--registry LOCATION', 'folder or postgres:// address of the registry; else SLUICE_REGISTRY'],
    ['--history SECRET', 'env:NAME or file:PATH, as in the product: for bundles, and where a release came in between'],
    ['--delegations FILE', 'lines of `sluice keys delegate`: keys that a root of --trust stands behind'],
    ['--matter TEXT', 'the matter that a bundle serves'],
    ['--resume', 'finish a publication whose process was killed'],
    ['--as NAME', 'who acts, for the audit log; the key id when left out'],
    ['--json', 'result as JSON on stdout'],
  ],
  examples: [
    'sluice publish candidates/visits-1.0.0 --out releases/visits-1.0.0 --sign keys/operator.key --trust trust.json',
    'sluice publish candidates/a candidates/b --out releases/newborn --matter newborn --history env:HISTORY --sign keys/operator.key --trust trust.json',
  ],
  async run({ positionals, values }, terminal) {
    const { out, trust } = values;
    if (typeof out !== 'string' || typeof trust !== 'string')
      return fail('input', 'usage/missing-option', 'publish needs --out DIR and --trust KEYS');
    const { signer } = readSigningKey(typeof values['sign'] === 'string' ? values['sign'] : undefined, process.cwd());
    const location = requireRegistry(
      registryLocation(typeof values['registry'] === 'string' ? values['registry'] : undefined),
    );
    const keys = loadTrust(trust);
    const history = typeof values['history'] === 'string' ? historyFrom(values['history'], process.cwd()) : undefined;
    const registry = await openRegistryAt(location);
    try {
      const published = await publish(positionals, {
        out: resolve(out),
        signer,
        trust: keys,
        trustText: trustText(keys),
        registry,
        actor: actorOf('operator', values['as'], signer.keyid),
        now: new Date(),
        verifier: freshVerifier,
        ...(history && { history }),
        ...(typeof values['delegations'] === 'string' && {
          delegations: linesOf(readTextFrom(process.cwd())(values['delegations'])),
        }),
        ...(typeof values['matter'] === 'string' && { matter: values['matter'] }),
        ...(values['resume'] === true && { resume: true }),
      });
      if (values['json']) terminal.out(`${JSON.stringify({ ok: true, releases: published })}\n`);
      else
        for (const { id, release, verdict } of published)
          terminal.err(
            `${terminal.style.green('published')} ${id}\n  gate ${verdict.rules.map(({ code, status }) => `${code} ${status}`).join(', ')}\n  ${release}\n`,
          );
      return 0;
    } finally {
      history?.wipe();
      await registry.close();
    }
  },
});
