#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import type { Fault } from '@sluice/errors';
import { renderFault } from '@sluice/product';
import type { Terminal } from './command.js';
import { run } from './run.js';
import { styleFor } from './terminal/style.js';

const interrupt = new AbortController();
// The first Ctrl-C lets a build remove what it has not finished; the second one ends the process.
process.once('SIGINT', () => interrupt.abort());
process.once('SIGTERM', () => interrupt.abort());

const style = styleFor(process.stderr);

/** Text of the file that a fault points into, for its code frame. */
function sourceOf(fault: Fault): string | undefined {
  if (fault.place?.file === undefined || fault.place.line === undefined) return undefined;
  try {
    return readFileSync(fault.place.file, 'utf8');
  } catch {
    return undefined;
  }
}

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  fault: (fault, source) =>
    process.stderr.write(`${renderFault(fault, source ?? sourceOf(fault), { colour: style.colour })}\n\n`),
  stream: process.stderr,
  style,
  signal: interrupt.signal,
};

process.exitCode = await run(process.argv.slice(2), terminal);
