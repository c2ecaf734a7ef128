import type { Command } from '../command.js';
import { buildCommand } from './build.js';
import { checkCommand } from './check.js';
import { keysCommand } from './keys.js';
import { planCommand } from './plan.js';
import { verifyCommand } from './verify.js';

/** The commands, in the order of the help page. */
export const COMMANDS: readonly Command[] = [checkCommand, planCommand, buildCommand, verifyCommand, keysCommand];
