import { fail } from '@sluice/errors';
import { approveCandidate, nodeDisk, waiveRule } from '@sluice/product';
import { KEY_ROLES, NOT_APPROVING_ROLES } from '@sluice/provenance';
import type { Command, ParsedArgs } from '../command.js';
import { actorOf } from '../wiring/actor.js';
import { openRegistryAt, registryLocation } from '../wiring/registry.js';
import { readSigningKey } from '../wiring/signing-key.js';

const text = (values: ParsedArgs['values'], name: string) => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

const ROLES: readonly string[] = Object.values(KEY_ROLES).filter((role) => !NOT_APPROVING_ROLES.includes(role));

export const approveCommand: Command = Object.freeze<Command>({
  name: 'approve',
  summary: 'sign a candidate off, or waive a rule for it',
  usage:
    'approve CANDIDATE --sign FILE --role ROLE [--registry LOCATION] | approve CANDIDATE --sign FILE --waive RULE --owner NAME --reason TEXT --until DAY',
  positionals: { least: 1, most: 1 },
  options: {
    sign: { type: 'string' },
    role: { type: 'string' },
    waive: { type: 'string' },
    owner: { type: 'string' },
    reason: { type: 'string' },
    until: { type: 'string' },
    registry: { type: 'string' },
    as: { type: 'string' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    ['--sign FILE', 'your own Ed25519 private key (PEM); never that of the author'],
    ['--role ROLE', `in which role you approve: ${ROLES.join(', ')}; the trust file must name it and you`],
    ['--waive RULE', 'pass over one rule that can be waived; never on opening'],
    ['--owner NAME', 'who answers for the waiver'],
    ['--reason TEXT', 'why, printed first in the report'],
    ['--until DAY', 'last day on which the waiver counts, yyyy-mm-dd'],
    ['--registry LOCATION', 'notes the approval in the audit log; else SLUICE_REGISTRY'],
    ['--as NAME', 'who acts, for the audit log; your key id when left out'],
    ['--json', 'result as JSON on stdout'],
  ],
  examples: [
    'sluice approve candidates/visits-1.0.0 --sign keys/officer.key --role privacy-officer',
    'sluice approve candidates/credit --sign keys/owner.key --waive G10 --owner "data bureau" --reason "pilot" --until 2027-01-31',
  ],
  async run({ positionals: [directory], values }, terminal) {
    const { signer } = readSigningKey(text(values, 'sign'), process.cwd());
    const how = { signer, day: new Date().toISOString().slice(0, 10), disk: nodeDisk };
    const rule = text(values, 'waive');
    const role = rule === undefined ? text(values, 'role') : KEY_ROLES.owner;
    if (role === undefined || !ROLES.includes(role))
      return fail('input', 'usage/role', `approve needs --role, one of ${ROLES.join(', ')}`, {
        hint: 'whoever builds (operator) or names keys (root) does not approve',
      });
    const { candidate, path } =
      rule === undefined
        ? await approveCandidate(directory, role, how)
        : await waiveRule(directory, { rule, ...waiverOf(values) }, how);
    const location = registryLocation(text(values, 'registry'));
    if (location !== undefined) {
      const registry = await openRegistryAt(location);
      try {
        const actor = actorOf(role, values['as'], signer.keyid);
        const event = rule === undefined ? 'approve' : 'waive';
        await registry.write((tx) => tx.note(event, 'release', candidate.core.release, actor, rule ?? role));
      } finally {
        await registry.close();
      }
    }
    const result = { release: candidate.core.release, digest: candidate.digest, role, ...(rule && { rule }), path };
    if (values['json']) terminal.out(`${JSON.stringify(result)}\n`);
    else {
      const did = rule === undefined ? `approved as ${role}` : `rule ${rule} waived`;
      terminal.err(`${terminal.style.green(did)} ${candidate.core.release}\n  digest ${candidate.digest}\n`);
    }
    return 0;
  },
});

function waiverOf(values: ParsedArgs['values']): { owner: string; reason: string; until: string } {
  const [owner, reason, until] = [text(values, 'owner'), text(values, 'reason'), text(values, 'until')];
  if (owner === undefined || reason === undefined || until === undefined)
    return fail('input', 'usage/missing-option', 'a waiver needs --owner NAME, --reason TEXT and --until DAY');
  return { owner, reason, until };
}
