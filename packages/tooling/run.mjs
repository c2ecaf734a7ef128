// Runs a task on a machine that has only Node and npm: `node packages/tooling/run.mjs test`.
// Uses the pnpm on PATH when its version is the pinned one, else the pinned one through npx; installs what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pinned = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).packageManager;
const shell = process.platform === 'win32';
const onPath = spawnSync('pnpm', ['--version'], { encoding: 'utf8', shell, cwd: root }).stdout?.trim();
const pnpm = `pnpm@${onPath}` === pinned ? ['pnpm'] : ['npx', '--yes', pinned];

function run(...args) {
  const { status } = spawnSync(pnpm[0], [...pnpm.slice(1), ...args], { stdio: 'inherit', shell, cwd: root });
  if (status !== 0) process.exit(status ?? 70);
}

const [task, ...rest] = process.argv.slice(2);
const marker = `${root}node_modules/.modules.yaml`;
const lock = `${root}pnpm-lock.yaml`;
if (!existsSync(marker) || statSync(marker).mtimeMs < statSync(lock).mtimeMs) run('install', '--frozen-lockfile');
if (task !== 'install') run('run', `task:${task}`, ...rest);
