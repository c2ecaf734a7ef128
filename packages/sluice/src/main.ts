#!/usr/bin/env node
import { run } from './run.js';
import { createTerminal } from './terminal/create.js';
import { surviveClosedPipe } from './terminal/survive-closed-pipe.js';

/** Disk or I/O, as of any other output that cannot be written. */
const IO = 74;

const interrupt = new AbortController();
// The first Ctrl-C lets a build remove what it has not finished; the second one ends the process.
process.once('SIGINT', () => interrupt.abort());
process.once('SIGTERM', () => interrupt.abort());
process.once('SIGHUP', () => interrupt.abort());

const terminal = createTerminal(process, interrupt.signal);
let lost = false;
surviveClosedPipe(process, () => {
  if (lost) return;
  lost = true;
  process.exitCode = IO;
  terminal.fault({
    code: 'output/lost',
    message: 'the output of this command could not be written whole',
    hint: 'see whether the disk is full; what the command does was not stopped by this',
  });
});

const code = await run(process.argv.slice(2), terminal);
process.exitCode = lost && code === 0 ? IO : code;
