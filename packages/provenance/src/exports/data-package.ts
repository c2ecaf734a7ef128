import { canonicalJson } from '../canonical-json.js';
import { RELEASE_PATHS } from '../release-path.js';
import type { Bilingual, ReleaseCore, StatedColumn, StatedFile } from '../statement.js';
import { licenceOf } from './licences.js';

/** Logical types in the words of Table Schema. Our decimals are doubles, our timestamps have no zone. */
const FIELD_TYPE: Readonly<Record<StatedColumn['type'], string>> = {
  string: 'string',
  integer: 'integer',
  decimal: 'number',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'datetime',
};

/** CSV is in the IANA register; Parquet and Arrow files are registered as vendor types. */
const MEDIA_TYPE: Readonly<Record<StatedFile['format'], string>> = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
};

/**
 * Descriptor of the release for Data Package 2.0 (frictionless) readers. It says nothing that the core does not say,
 * so a verifier rebuilds it and compares. Sources carry their title only: a path would tell where the raw data lies.
 */
export function dataPackage(core: ReleaseCore): Readonly<Record<string, unknown>> {
  const { product, channel, inputs, data } = core;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: product.id,
    id: core.release,
    title: titleOf(product.title),
    version: product.version,
    contributors: [{ title: product.owner, roles: ['publisher'] }],
    ...(channel.licence === undefined ? {} : { licenses: [licenceOf(channel.licence)] }),
    ...(inputs.length === 0 ? {} : { sources: inputs.map(({ name }) => ({ title: name })) }),
    // The format asks for a resource; a verification has no table, and its policy is what it offers.
    resources: data.length === 0 ? [policy(core)] : data.map((file) => resource(file, core.columns)),
  };
}

/** datapackage.json of a release: canonical JSON. */
export function dataPackageBytes(core: ReleaseCore): Uint8Array {
  return canonicalJson(dataPackage(core));
}

function resource(file: StatedFile, columns: readonly StatedColumn[]) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    // The path without its folder is unique in a release; a name may not hold a slash.
    name: file.path.slice('data/'.length),
    type: 'table',
    path: file.path,
    format: file.format,
    mediatype: MEDIA_TYPE[file.format],
    ...(file.format === 'csv' ? { encoding: 'utf-8' } : {}),
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: columns.map(({ name, type }) => ({ name, type: FIELD_TYPE[type] })),
    },
  };
}

function policy({ product }: ReleaseCore) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    name: RELEASE_PATHS.product,
    path: RELEASE_PATHS.product,
    format: 'json',
    mediatype: 'application/json',
    encoding: 'utf-8',
    hash: `sha256:${product.sha256}`,
  };
}

/** The format has one title for all languages, so both stand in it. */
function titleOf({ zh, en }: Bilingual): string {
  return [zh, en].filter((text) => text !== undefined).join(' / ');
}
