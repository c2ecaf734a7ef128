import { isText, noRegistry } from './need-record.js';
import type { RecordFacts } from './record-facts.js';
import { type Block, block, type GateRule, PASS } from './rule.js';
import type { SourceFact } from './supply-facts.js';

/**
 * G02: each source stands in the register and is, or copies, the one authority of its concept; it is current, from a
 * connected system, with code lists of today, and registered where the preset asks for it.
 */
export const g02 = Object.freeze({
  code: 'G02',
  title: {
    zh: '一数一源：来源权威、现行并按要求登记',
    en: 'one authoritative source for each concept, current, and registered where asked for',
  },
  waivable: false,
  judge({ channel, preset, supply }: RecordFacts) {
    if (supply.registry !== true) return noRegistry();
    if (!(supply.sources.length > 0))
      return block(
        { zh: '产品没有说明数据来源', en: 'the product names no source' },
        { zh: '在 source 下写明来源记录的编号', en: 'name the record of each source' },
      );
    for (const source of supply.sources) {
      const fault = authority(source) ?? currency(source) ?? system(source, channel);
      if (fault !== undefined) return fault;
    }
    // What is given into authorised operation is registered: each source, or the product made of them.
    const productRegistered = supply.operation?.registration?.live === true;
    const bare = supply.sources.find(({ registration }) => registration?.live !== true);
    if (preset.registration === 'required' && !productRegistered && bare !== undefined)
      return block(
        { zh: `来源 ${bare.name} 与产品均未登记`, en: `neither source "${bare.name}" nor the product is registered` },
        { zh: '先办理登记，或写明产品的登记编码', en: 'register it, or state the registration code of the product' },
      );
    return PASS;
  },
} satisfies GateRule);

function authority({ name, record, found, concept, authorities, authoritative }: SourceFact): Block | undefined {
  if (!isText(record) || found !== true || !isText(concept))
    return block(
      { zh: `来源 ${name} 没有对应的现行登记记录`, en: `source "${name}" has no current record` },
      { zh: '登记该来源，并在产品文件中写明编号', en: 'add a record of the source, and name it in the product file' },
    );
  if (authorities !== 1)
    return block(
      {
        zh: `概念 ${concept} 的权威来源应有且只有一个`,
        en: `concept "${concept}" must have exactly one authoritative source`,
      },
      { zh: '保留一个权威来源，其余登记为其副本', en: 'keep one authority, and record the others as its copies' },
    );
  if (authoritative !== true)
    return block(
      {
        zh: `来源 ${name} 既不是权威来源，也不是其副本`,
        en: `source "${name}" is neither the authority of its concept nor a copy of it`,
      },
      { zh: '改用权威来源', en: 'use the authoritative source' },
    );
  return undefined;
}

function currency({ name, stale, matches, registration, staleCodeLists }: SourceFact): Block | undefined {
  if (stale !== false)
    return block(
      { zh: `来源 ${name} 是过时的副本`, en: `source "${name}" is a stale copy` },
      { zh: '从权威来源重新复制', en: 'copy the authoritative source again' },
    );
  if (matches !== true && matches !== null)
    return block(
      { zh: `读取的表与来源 ${name} 的登记内容不符`, en: `the table read is not the one on record for "${name}"` },
      { zh: '更新来源记录，或读取登记的版本', en: 'update the record of the source, or read the version on record' },
    );
  if (registration !== null && registration.live !== true)
    return block(
      { zh: `来源 ${name} 的登记已失效`, en: `the registration of source "${name}" is not live` },
      { zh: '续展登记', en: 'renew the registration' },
    );
  if (staleCodeLists.length !== 0)
    return block(
      {
        zh: `列 ${staleCodeLists.join('、')} 使用的代码表不是现行版本`,
        en: `columns ${staleCodeLists.join(', ')} follow a code list that is not current`,
      },
      { zh: '将其映射到现行版本，或不发布该列', en: 'map them to the current version, or release them not' },
    );
  return undefined;
}

function system({ name, system: from }: SourceFact, channel: string): Block | undefined {
  if (from !== null ? from.listed === true : channel !== 'sharing') return undefined;
  return block(
    {
      zh: `来源 ${name} 的系统不在联通清单中`,
      en: `the system of source "${name}" is not in the list of connected systems`,
    },
    { zh: '将该系统列入联通清单', en: 'list the system' },
  );
}
