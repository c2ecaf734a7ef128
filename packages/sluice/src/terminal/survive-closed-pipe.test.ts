import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { type Pipes, surviveClosedPipe } from './survive-closed-pipe.js';

it.each([
  ['stdout', 'EPIPE', 0],
  ['stderr', 'EPIPE', 0],
  ['stdout', 'ENOSPC', 1],
  ['stderr', 'EIO', 1],
] as const)('an error of %s, %s, is lost text %i times', (name, code, times) => {
  const [stdout, stderr] = [new EventEmitter(), new EventEmitter()];
  let lost = 0;
  surviveClosedPipe({ stdout, stderr } as unknown as Pipes, () => lost++);
  ({ stdout, stderr })[name].emit('error', Object.assign(new Error(code), { code }));
  expect(lost).toBe(times);
});
