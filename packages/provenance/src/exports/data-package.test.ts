import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { sampleCore } from '../../test/sample-core.js';
import { SHARED } from '../../test/shared.js';
import { dataPackage, dataPackageBytes } from './data-package.js';

const SCHEMA = join(SHARED, 'schemas/frictionless-datapackage-2.0/datapackage.json');

describe.skipIf(!existsSync(SCHEMA))('Data Package 2.0 schema', () => {
  const validator = () => {
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    formats.default(ajv);
    return ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  };

  it('accepts the descriptor', () => {
    const validate = validator();
    expect(validate(dataPackage(sampleCore())), JSON.stringify(validate.errors)).toBe(true);
  });

  it('accepts one without licence and sources', () => {
    const validate = validator();
    const core = { ...sampleCore(), channel: { kind: 'internal' }, inputs: [] };
    expect(validate(dataPackage(core)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('accepts that of a verification, which has no table', () => {
    const validate = validator();
    const core = { ...sampleCore(), columns: [], data: [], guarantees: [], form: 'verification' as const };
    expect(validate(dataPackage(core)), JSON.stringify(validate.errors)).toBe(true);
    expect(dataPackage(core)['resources']).toMatchObject([{ path: 'product.json' }]);
  });

  it('accepts a licence identifier with a plus', () => {
    const validate = validator();
    const descriptor = dataPackage({ ...sampleCore(), channel: { kind: 'opening', licence: 'GPL-2.0+' } });
    expect(descriptor['licenses']).toEqual([{ name: 'GPL-2.0-or-later' }]);
    expect(validate(descriptor), JSON.stringify(validate.errors)).toBe(true);
  });

  it('is one that can refuse: a field without a name, a hash that is none', () => {
    const validate = validator();
    const descriptor = JSON.parse(JSON.stringify(dataPackage(sampleCore())));
    delete descriptor.resources[0].schema.fields[0].name;
    expect(validate(descriptor)).toBe(false);
    const other = JSON.parse(JSON.stringify(dataPackage(sampleCore())));
    other.resources[0].hash = 'sha256:x';
    expect(validate(other)).toBe(false);
  });
});

describe('dataPackage', () => {
  it('maps every logical type', () => {
    const [csv] = dataPackage(sampleCore())['resources'] as { schema: { fields: { type: string }[] } }[];
    expect(csv.schema.fields.map(({ type }) => type)).toEqual([
      'string',
      'string',
      'integer',
      'number',
      'boolean',
      'date',
      'datetime',
    ]);
  });

  // A verifier rebuilds these bytes from the core: a change here makes every earlier release fail.
  it('golden bytes', async () => {
    const pretty = JSON.stringify(JSON.parse(new TextDecoder().decode(dataPackageBytes(sampleCore()))), null, 2);
    await expect(`${pretty}\n`).toMatchFileSnapshot('../../test/__snapshots__/datapackage.json');
  });

  it('sources carry a title only, and a known licence its text', () => {
    const descriptor = dataPackage(sampleCore());
    expect(descriptor['sources']).toEqual([{ title: 'visits' }]);
    expect(descriptor['licenses']).toEqual([
      {
        name: 'CC-BY-4.0',
        title: 'Creative Commons Attribution 4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ]);
    expect(dataPackage({ ...sampleCore(), channel: { kind: 'opening', licence: 'constructor' } })['licenses']).toEqual([
      { name: 'constructor' },
    ]);
  });
});
