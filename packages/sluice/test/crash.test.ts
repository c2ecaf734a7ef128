import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { MAIN, OPENING, productText, sluice, workshop } from './workshop.js';

const CRASHING = fileURLToPath(new URL('fixtures/crashing-build.mjs', import.meta.url));
const shop = workshop();
const product = shop.path('crash.yaml');

function buildAndDie(out: string, annex: string, at: number): Promise<{ signal: NodeJS.Signals | null; out: string }> {
  return new Promise((done) => {
    const args = [CRASHING, product, shop.path('keys/release.key'), out, annex, String(at)];
    const child = execFile(process.execPath, args, (_, stdout) => done({ signal: child.signalCode, out: stdout }));
  });
}

test('kill -9 at any point of a build leaves a whole release or none', async () => {
  const auditor = readFileSync(shop.path('keys/auditor.key.pub'), 'utf8').trim();
  const text = productText([
    [OPENING, '{ kind: internal }'],
    ['outputs:', `auditor: ${auditor}\noutputs:`],
    ['[csv, parquet, arrow]', '[csv]'],
  ]);
  writeFileSync(product, text);
  const through = await buildAndDie(shop.path('whole'), shop.path('whole-annex'), 0);
  const points = Number(through.out);
  expect(points).toBeGreaterThan(30);
  const leftBy = (at: number) =>
    readdirSync(shop.directory).filter((name) => name.startsWith(`.out-${at}.sluice-partial-`)).length;

  async function crashAt(at: number): Promise<'nothing' | 'leftovers' | 'annex alone' | 'whole'> {
    const out = shop.path(`out-${at}`);
    const annex = shop.path(`annex-${at}`);
    const { signal } = await buildAndDie(out, annex, at);
    expect([at, signal]).toEqual([at, 'SIGKILL']);
    if (existsSync(out)) {
      const verified = await sluice(
        'verify',
        out,
        '--trust',
        shop.path('keys/release.key.pub'),
        '--channel',
        'internal',
      );
      expect([at, verified.code]).toEqual([at, 0]);
      expect(existsSync(annex)).toBe(true);
      return 'whole';
    }
    if (existsSync(annex)) return 'annex alone';
    return leftBy(at) > 0 ? 'leftovers' : 'nothing';
  }

  const ends: string[] = [];
  const queue = Array.from({ length: points }, (_, i) => i + 1);
  const worker = async () => {
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) ends[at] = await crashAt(at);
  };
  await Promise.all([worker(), worker()]);
  // Nothing, then a hidden unfinished directory, then the renamed annex, then the release: never the other way round.
  const order = ['nothing', 'leftovers', 'annex alone', 'whole'];
  const ranks = ends.slice(1).map((end) => order.indexOf(end));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(ends.slice(1))).toEqual(new Set(order));

  // A later build of the same target removes what the killed one left.
  const at = ends.lastIndexOf('leftovers');
  const again = await shop.build('crash.yaml', `out-${at}`);
  expect([again.code, leftBy(at)]).toEqual([0, 0]);
}, 600_000);

test.skipIf(process.platform === 'win32')(
  'a file-size limit (a full disk) stops the build with exit 74 and leaves nothing',
  () => {
    const before = readdirSync(shop.directory).length;
    const outputs: [string, string][] = [
      ['csv', '8'],
      ['parquet', '1'],
      ['arrow', '8'],
    ];
    for (const [format, blocks] of outputs) {
      writeFileSync(
        product,
        productText([
          [OPENING, '{ kind: internal }'],
          ['[csv, parquet, arrow]', `[${format}]`],
        ]),
      );
      const args = ['build', product, '--out', shop.path('full'), '--sign', shop.path('keys/release.key'), '--json'];
      // Without the trap the kernel would end the process at the first byte too many; a full disk gives an error instead.
      const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
      const run = spawnSync('bash', ['-c', script, process.execPath, MAIN, ...args], { encoding: 'utf8' });
      expect([format, run.status]).toEqual([format, 74]);
      expect(JSON.parse(run.stdout).faults[0].code).toMatch(/^io\//);
      expect(existsSync(shop.path('full'))).toBe(false);
      expect(readdirSync(shop.directory).length).toBe(before);
    }
  },
);
