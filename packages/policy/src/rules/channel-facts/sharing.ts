import type { Preset } from '../../presets/preset.js';
import { isText } from '../need-record.js';
import { type Block, block } from '../rule.js';
import type { SharingFact } from '../supply-facts.js';

/**
 * A share against its item of the responsibility list: active, and with the same parties, purpose and attribute; no
 * column beyond its fields. A late supply is no reason to refuse the very supply that mends it.
 */
export function sharingFault(facts: SharingFact, preset: Preset): Block | undefined {
  const { item } = facts;
  if (!isText(item.id) || item.found !== true || item.active !== true)
    return block(
      {
        zh: `责任清单条目 ${item.id} 不存在或未生效`,
        en: `item "${item.id}" of the responsibility list is not active`,
      },
      { zh: '在责任清单中登记或恢复该条目', en: 'add the item to the list, or resume it' },
    );
  if (item.attribute !== 'conditional' && item.attribute !== 'unconditional')
    return block(
      { zh: `条目 ${item.id} 为不予共享`, en: `item "${item.id}" is not shared` },
      { zh: '不予共享的数据不得由此渠道提供', en: 'what is not shared does not leave by this channel' },
    );
  const pairs = [
    ['provider', facts.provider, item.provider],
    ['recipient', facts.recipient, item.consumer],
    ['purpose', facts.purpose, item.purpose],
    ['attribute', facts.attribute, item.attribute],
  ] as const;
  const differs = pairs.find(([, stated, listed]) => !isText(stated) || stated !== listed);
  if (differs !== undefined)
    return block(
      {
        zh: `${differs[0]} 与责任清单条目 ${item.id} 不一致`,
        en: `\`${differs[0]}\` is not that of item "${item.id}" of the responsibility list`,
      },
      { zh: '按条目填写，或先修改清单', en: 'state it as in the item, or change the list first' },
    );
  if (preset.trust !== facts.attribute)
    return block(
      { zh: `预设 ${preset.name} 与共享属性不符`, en: `preset "${preset.name}" is not for this sharing attribute` },
      { zh: '改用对应属性的预设', en: 'name the preset of that attribute, or none' },
    );
  if (facts.outside.length !== 0)
    return block(
      {
        zh: `列 ${facts.outside.join('、')} 不在条目 ${item.id} 的字段之内`,
        en: `columns ${facts.outside.join(', ')} are outside the fields of item "${item.id}"`,
      },
      { zh: '删除这些列，或先在清单中增列字段', en: 'drop them, or add the fields to the item first' },
    );
  return undefined;
}
