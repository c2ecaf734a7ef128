import { fail } from '@sluice/errors';
import type { Command } from '../command.js';
import { delegateKey } from './keys/delegate.js';
import { newKey } from './keys/new.js';
import { trustKey } from './keys/trust.js';

const VERBS = { new: newKey, trust: trustKey, delegate: delegateKey } as const;

export const keysCommand: Command = Object.freeze<Command>({
  name: 'keys',
  summary: 'make keys, say whom to trust with what, and hand rights on',
  usage:
    'keys new signing|pseudonym|auditor --out FILE | keys trust PUBLIC --role ROLE --holder NAME --out FILE | keys delegate PUBLIC --sign KEY --role ROLE --holder NAME --from DAY --until DAY --out FILE',
  positionals: { least: 2, most: 2 },
  options: {
    out: { type: 'string' },
    sign: { type: 'string' },
    role: { type: 'string' },
    holder: { type: 'string' },
    channel: { type: 'string' },
    product: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    'may-delegate': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    [
      '--out FILE',
      'new: the secret half, readable by you alone, the public half goes to FILE.pub; else the file written',
    ],
    ['--role ROLE', 'what the key may do: operator, owner, steward, privacy-officer, approver, …; several with commas'],
    [
      '--holder NAME',
      'person or office behind the key: two keys of one holder count once, a key without holder approves nothing',
    ],
    ['--channel LIST', 'channels that it is trusted for; all when left out'],
    ['--product LIST', 'products that it is trusted for; all when left out'],
    ['--from DAY, --until DAY', 'first and last day on which it may sign'],
    ['--sign KEY', 'delegate: your private key, of a root or of a key that may delegate'],
    ['--may-delegate', 'delegate: the other key may hand on what it has'],
    ['--json', 'result as JSON on stdout'],
  ],
  examples: [
    'sluice keys new signing --out keys/release.key',
    'sluice keys new auditor --out keys/auditor.key',
    'sluice keys trust keys/officer.key.pub --role privacy-officer --holder "privacy office" --out trust.json',
    'sluice keys delegate keys/clerk.key.pub --sign keys/root.key --role operator --holder "data office" --from 2026-01-01 --until 2026-12-31 --out delegations.jsonl',
  ],
  async run({ positionals: [verb, ...rest], values }, terminal) {
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb as keyof typeof VERBS] : undefined;
    if (!run) return fail('input', 'usage/keys', 'expected: keys new, keys trust or keys delegate');
    return run(rest, values, terminal);
  },
});
