// Loaded into a process with `node --import`: when it ends, one line of JSON with what it used goes to the file that
// SLUICE_BENCH_USAGE names. Processes that it starts inherit both, so a build's verifier has a line of its own.
import { appendFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const who = process.argv[2] === 'verify' ? 'verifier' : 'build';
  const usage = { who, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMiB: maxRSS / 1024 };
  appendFileSync(process.env.SLUICE_BENCH_USAGE, `${JSON.stringify(usage)}\n`);
});
