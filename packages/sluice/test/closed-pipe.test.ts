import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAIN, sluiceProcess } from './workshop.js';

type Stream = 'stdout' | 'stderr';

/** Runs the built command line whose reader has gone before the first word, and tells what the other stream got. */
function unread(
  args: readonly string[],
  gone: readonly Stream[],
): Promise<readonly [code: number | null, rest: string]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let rest = '';
    for (const name of ['stdout', 'stderr'] as const) {
      if (gone.includes(name)) child[name].destroy();
      else
        child[name].on('data', (chunk: Buffer) => {
          rest += chunk;
        });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve([code, rest]));
  });
}

describe('a reader that goes away early', () => {
  it.each([['registry', 'kinds'], ['registry', 'kinds', '--json'], ['--help']])(
    'of `sluice %s …` is no error: no word on stderr, exit 0',
    async (...args) => {
      expect(sluiceProcess(args).code).toBe(0);
      expect(await unread(args, ['stdout'])).toEqual([0, '']);
      expect(await unread(args, ['stdout', 'stderr'])).toEqual([0, '']);
    },
  );

  it('leaves a refusal its exit code', async () => {
    const wrong = ['registry', 'kinds', 'nothing'];
    const { code } = sluiceProcess(wrong);
    expect(code).not.toBe(0);
    expect(await unread(wrong, ['stderr'])).toEqual([code, '']);
    expect((await unread([...wrong, '--json'], ['stdout']))[0]).toBe(code);
  });

  it.skipIf(!existsSync('/dev/full'))('is told from a disk that is full, exit 74', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [MAIN, 'registry', 'kinds'], { stdio: ['ignore', full, 'pipe'] });
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, [...err.matchAll(/error\[[^\]]+\]/g)].join()]).toEqual([74, 'error[output/lost]']);
  });
});
