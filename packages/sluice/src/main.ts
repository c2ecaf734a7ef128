#!/usr/bin/env node
import { run } from './run.js';
import { createTerminal } from './terminal/create.js';

const interrupt = new AbortController();
// The first Ctrl-C lets a build remove what it has not finished; the second one ends the process.
process.once('SIGINT', () => interrupt.abort());
process.once('SIGTERM', () => interrupt.abort());
process.once('SIGHUP', () => interrupt.abort());

process.exitCode = await run(process.argv.slice(2), createTerminal(process, interrupt.signal));
