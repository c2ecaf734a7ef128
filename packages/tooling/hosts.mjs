// Looks in every tracked file, the lock file included, for what ties the repository to one machine or one workplace:
// `node packages/tooling/hosts.mjs [--root FOLDER]`. One line on stderr for each, never the text of the line itself.
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// The patterns are written so that none of them finds itself.
const RULES = [
  {
    what: 'address of a package registry',
    pattern:
      /\b(?:npm[j]s|yarn[p]kg|npm[m]irror|ta[o]bao|tenc[e]nt(?:yun|cloud)?|hua[w]eicloud)\.(?:org|com|cn|net)\b/i,
    hint: 'name the package instead',
  },
  {
    what: 'address of a package registry',
    pattern:
      /(?:\/\/[a-z0-9.-]*|\b)(?:regis[t]ry|mirr[o]rs?|nex[u]s|artif[a]ctory|verd[a]ccio)(?:\.[a-z0-9-]+)*\.(?:com|org|net|cn|io|dev)\b/i,
    hint: 'name the package instead',
  },
  {
    what: 'download address in the lock file',
    pattern: /^\s*(?:tarball|resolved): /,
    only: /(^|\/)pnpm-lock\.yaml$/,
    hint: 'install again with the default settings of pnpm',
  },
  {
    what: 'path of a machine',
    // A folder of the same name inside a longer path, such as `a` above `work`, is none.
    pattern: /(?<![\w.~)}*-])\/(?:wo[r]k|ro[o]t|ho[m]e|Us[e]rs|workspa[c]es?)\//,
    hint: 'write a path inside the repository',
  },
  {
    what: 'path of a machine',
    pattern: /\b[A-Z]:\\+Us[e]rs\\/i,
    hint: 'write a path inside the repository',
  },
  {
    what: 'number of an issue',
    pattern: /\b(?:iss[u]e|tick[e]t)\s+#?\d+\b/i,
    hint: 'say what it was about',
  },
  {
    what: 'word of a workplace',
    pattern:
      /\b(?:ch[a]tgpt|cl[a]ude|anthr[o]pic|open[a]i|cop[i]lot|sub-?ag[e]nts?|languag[e] models?|a[i][- ](?:generated|assist\w+))\b/i,
    hint: 'the repository speaks of itself only',
  },
];

const { values } = parseArgs({ options: { root: { type: 'string' } } });
const root = resolve(values.root ?? fileURLToPath(new URL('../../', import.meta.url)));
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\0')
  .filter((file) => file !== '');

let faults = 0;
/** Tells each kind of find once for a line. */
const search = (rules, text, place) => {
  const found = new Map(rules.filter(({ pattern }) => pattern.test(text)).map(({ what, hint }) => [what, hint]));
  for (const [what, hint] of found) console.error(`${place}: ${what}; ${hint}`);
  faults += found.size;
};
for (const file of files) {
  const rules = RULES.filter(({ only }) => only === undefined || only.test(file));
  search(rules, file, file);
  const full = join(root, file);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) continue;
  // Latin-1 keeps every byte, so that binary files are searched too.
  const lines = readFileSync(full, 'latin1').split('\n');
  for (const [i, line] of lines.entries()) search(rules, line, `${file}:${i + 1}`);
}
console.error(`hosts: ${files.length} files, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
