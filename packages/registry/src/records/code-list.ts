import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import type { RegistryView, StoredRecord } from '../record.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { fault, onlyChanged } from './rules.js';

const CODE = fields.line('a code', 80);

const schema = z.strictObject({
  name: fields.id('name of the code list, such as gbt2260'),
  version: fields.id('version of the code list, such as 2024'),
  order: fields.count('order of the versions: a later version has a greater number'),
  codes: fields.set(CODE, 'every code of this version'),
  mapsTo: z
    .strictObject({
      version: fields.id('version that the codes are mapped to'),
      map: z
        .record(CODE, CODE.nullable())
        .describe('for each code of this version the code of the other; null: values with this code are suppressed'),
    })
    .optional()
    .describe('how codes of this version become codes of another'),
});

export type CodeListBody = z.infer<typeof schema>;

/**
 * One version of a list of codes, id `name@version`. Data in one version reaches another only through a map that
 * answers for every code: with a code of the other version, or with null (suppressed). Nothing is passed through.
 */
export const codeList = defineKind<CodeListBody>({
  kind: 'code-list',
  title: { zh: '代码表', en: 'code list' },
  schema,
  states: ['current', 'superseded'],
  first: 'current',
  transitions: {
    update: { from: ['current'], to: 'current', changesBody: true },
    supersede: { from: ['current'], to: 'superseded' },
    // The map is often drawn up after the new version is in force.
    map: { from: ['superseded'], to: 'superseded', changesBody: true },
  },
  columns: (body) => [
    ['name', body.name],
    ['version', body.version],
    ['codes', String(body.codes.length)],
    ['maps to', body.mapsTo?.version ?? ''],
  ],
  async check(next, previous, view) {
    const { name, version } = next.body;
    const id = `${name}@${version}`;
    const faults: Fault[] = [...onlyChanged(next, previous, ['mapsTo'])];
    if (next.id !== id) {
      faults.push(fault('code-list/id', `code-list: expected the id ${id}`, 'the id is name@version', ['name']));
    }
    const others = (await view.list('code-list', { match: { name } })).filter((other) => other.id !== next.id);
    const orders = others.map((other) => (other.body as CodeListBody).order);
    if (orders.includes(next.body.order)) {
      faults.push(
        fault(
          'code-list/order',
          `order: expected a number that no other version of ${name} has`,
          'order the versions',
          ['order'],
        ),
      );
    }
    if (previous?.state === 'current' && next.state === 'superseded' && !orders.some((o) => o > next.body.order)) {
      faults.push(
        fault(
          'code-list/no-successor',
          `code-list ${id}: expected a later version of ${name}`,
          'add the later version first',
        ),
      );
    }
    return [...faults, ...(await mapFaults(next, view))];
  },
});

async function mapFaults(next: StoredRecord<CodeListBody>, view: RegistryView): Promise<readonly Fault[]> {
  const { name, version, codes, mapsTo } = next.body;
  if (mapsTo === undefined) return [];
  const path = ['mapsTo', 'map'];
  const other = mapsTo.version === version ? undefined : await view.get('code-list', `${name}@${mapsTo.version}`);
  if (other === undefined) {
    return [
      fault(
        'code-list/map-version',
        `mapsTo.version: expected another version of ${name} that is registered`,
        `add code-list ${name}@VERSION first`,
        ['mapsTo', 'version'],
      ),
    ];
  }
  const targets = new Set((other.body as CodeListBody).codes);
  const own = new Set(codes);
  const answers = Object.entries(mapsTo.map);
  const missing = codes.filter((code) => !Object.hasOwn(mapsTo.map, code)).length;
  const stray = answers.filter(([code]) => !own.has(code)).length;
  const lost = answers.filter(([, target]) => target !== null && !targets.has(target)).length;
  const faults: Fault[] = [];
  const add = (count: number, what: string, hint: string) => {
    // Codes are values of a table: they are counted, not quoted.
    if (count > 0) faults.push(fault('code-list/map', `mapsTo.map: ${count} ${what}`, hint, path));
  };
  add(missing, 'codes of this version have no answer', 'map each code to a code of the other version, or to null');
  add(stray, 'codes are not of this version', 'take them out of the map');
  add(lost, `targets are not codes of ${other.id}`, 'map them to a code of that version, or to null');
  return faults;
}
