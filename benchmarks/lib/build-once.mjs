// One build in a process of its own: node build-once.mjs PRODUCT OUT SIGNING-KEY [ANNEX AUDITOR]. The same path as
// `sluice build`, through the API, because only here can each stage be charged with its CPU time; JSON on stdout.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compile, parseProduct } from 'sluice';
import { cpuNow } from './measure.mjs';

const [path, out, key, annex, auditor] = process.argv.slice(2);
const parsed = parseProduct(readFileSync(path, 'utf8'), { file: path });
if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));

const cpuMs = {};
let running;
let since = 0;
function begin(stage) {
  const now = cpuNow();
  if (running) cpuMs[running] = now - since;
  [running, since] = [stage, now];
}
// For one's own use: the same work on the same data, without the records and approvals that an audience asks for.
const product = { ...parsed.value, channel: { kind: 'internal' } };
const { timing } = await compile(auditor ? { ...product, auditor: readFileSync(auditor, 'utf8').trim() } : product, {
  directory: dirname(path),
  out,
  sign: readFileSync(key, 'utf8'),
  ...(annex && { annex }),
  onStage: begin,
});
begin();
console.log(JSON.stringify({ wallMs: timing, cpuMs }));
