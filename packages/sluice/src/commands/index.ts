import type { Command } from '../command.js';
import { approveCommand } from './approve.js';
import { buildCommand } from './build.js';
import { checkCommand } from './check.js';
import { egressCommand } from './egress.js';
import { keysCommand } from './keys.js';
import { planCommand } from './plan.js';
import { publishCommand } from './publish.js';
import { registryCommand } from './registry.js';
import { revokeCommand } from './revoke.js';
import { statusCommand } from './status.js';
import { verifyCommand } from './verify.js';

/** The commands, in the order of the help page. */
export const COMMANDS: readonly Command[] = [
  checkCommand,
  planCommand,
  buildCommand,
  approveCommand,
  publishCommand,
  revokeCommand,
  statusCommand,
  verifyCommand,
  egressCommand,
  registryCommand,
  keysCommand,
];
