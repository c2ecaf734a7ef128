import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the repository, with a slash at the end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Packages that are published: `[{name, folder, manifest, entries}]`; `folder` and the paths are relative to the root. */
export function publicPackages() {
  return readdirSync(`${root}packages`)
    .sort()
    .map((short) => {
      const folder = `packages/${short}`;
      const manifest = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
      const entries = Object.entries(manifest.exports ?? {}).filter(([path]) => !path.endsWith('.json'));
      return { name: manifest.name, short, folder, manifest, entries };
    })
    .filter(({ manifest }) => manifest.private !== true);
}

/** Runs `work` on each item, two at a time, and returns the results in the order of the items. */
export async function inPairs(items, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const i = next++;
      results[i] = await work(items[i]);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
