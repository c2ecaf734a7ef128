import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../../packages/sluice/dist/run.js';
import { createTerminal } from '../../packages/sluice/dist/terminal/create.js';
import { movedToToday } from './days.mjs';

/** Command lines as one would type them: an argument with a blank in quotes. */
const typed = (args) => args.map((arg) => (/[\s'"]/.test(arg) ? `'${arg}'` : arg)).join(' ');

/** Lines that match, with a mark where others were left out. */
function shortened(text, only) {
  const lines = text.trimEnd().split('\n');
  const kept = lines.filter((line) => only.test(line));
  return kept.length === lines.length ? lines : [...kept, `(${lines.length - kept.length} lines more)`];
}

/**
 * A fresh folder for one run of an example, and the means to tell it: every command line is printed, run, and held against
 * what is expected of it. Commands run in this process, which saves half a second each; it works in the folder.
 *
 * Options of the example: `--people N` for a smaller or larger table, `--out DIR` for another folder than out/.
 *
 * @param {string} home folder of the example
 * @param {{people: number}} defaults
 */
export function openStage(home, defaults) {
  const { values } = parseArgs({ options: { people: { type: 'string' }, out: { type: 'string' } } });
  const people = values.people === undefined ? defaults.people : Number(values.people);
  const folder = resolve(values.out ?? join(home, 'out'));
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['data', 'keys']) mkdirSync(join(folder, name), { recursive: true });
  const path = (name) => join(folder, name);
  const place = (name, text) => writeFileSync(path(name), text);

  function step(text) {
    console.log(`\n— ${text}`);
  }

  /**
   * Runs a command line; `exit` and `error` say what must come of it, `only` which lines are worth showing. Returns what
   * it wrote to standard output.
   */
  async function sluice(args, { exit = 0, error, only = /^/, quiet = false } = {}) {
    const written = { out: '', err: '', all: '' };
    const streamTo = (name) => ({
      isTTY: false,
      write(text) {
        written[name] += text;
        written.all += text;
        return true;
      },
    });
    const streams = { stdout: streamTo('out'), stderr: streamTo('err') };
    const status = await run(args, createTerminal(streams, new AbortController().signal));
    const { out, err, all } = written;
    const asExpected = status === exit && (error === undefined || err.includes(`error[${error}]`));
    if (!quiet || !asExpected) {
      console.log(`  $ sluice ${typed(args)}`);
      for (const line of asExpected ? shortened(all, only) : all.split('\n')) console.log(line && `    ${line}`);
      if (status !== 0) console.log(`    (exit ${status})`);
    }
    if (!asExpected) throw new Error(`expected exit ${exit}${error ? ` and ${error}` : ''} of the last command`);
    return out;
  }

  /** Copies files of the example into the folder, their days moved. */
  function bring(...names) {
    for (const name of names) place(name, movedToToday(readFileSync(join(home, name), 'utf8')));
  }

  /** A variant of a file of the folder, printed as the lines that differ. */
  function vary(from, to, changes) {
    const whole = readFileSync(path(from), 'utf8');
    let text = whole;
    for (const [before, after] of changes) {
      if (!text.includes(before)) throw new Error(`${from} has no text ${before}`);
      text = text.replace(before, after);
    }
    const [old, now] = [whole.split('\n'), text.split('\n')];
    console.log(`  ${to}: ${from}, but for`);
    for (const line of old.filter((each) => !now.includes(each))) console.log(`    - ${line.trim()}`);
    for (const line of now.filter((each) => !old.includes(each))) console.log(`    + ${line.trim()}`);
    place(to, text);
  }

  const shown = relative(process.cwd(), folder) || '.';
  process.chdir(folder);
  process.env.SLUICE_REGISTRY = 'records';
  console.log(`Everything happens in ${shown}; repeat the command lines there, with SLUICE_REGISTRY=records.`);
  return { people, folder, path, place, shown, step, sluice, bring, vary, say: (text) => console.log(`  ${text}`) };
}
