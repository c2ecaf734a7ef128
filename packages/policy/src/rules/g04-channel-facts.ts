import { addDays, isDay } from '../days.js';
import { openingFault } from './channel-facts/opening.js';
import { operationFault } from './channel-facts/operation.js';
import { sharingFault } from './channel-facts/sharing.js';
import { isText, noRegistry } from './need-record.js';
import type { RecordFacts } from './record-facts.js';
import { type Block, block, type GateRule, PASS } from './rule.js';

/**
 * G04: what the channel asks for is on record and agrees with the product (list item, agreement, catalogue facts), the
 * release ends in time, and no privacy concern about the product is open.
 */
export const g04 = Object.freeze({
  code: 'G04',
  title: { zh: '渠道事实齐备且与登记一致', en: 'the facts of the channel are there and agree with the records' },
  waivable: false,
  judge(facts: RecordFacts) {
    const { channel, supply } = facts;
    if (supply.registry !== true) return noRegistry();
    if (supply.concerns.length !== 0)
      return block(
        {
          zh: `隐私关切尚未处理：${supply.concerns.join('、')}`,
          en: `privacy concerns are not resolved: ${supply.concerns.join(', ')}`,
        },
        { zh: '先处理这些反馈，再交付新版本', en: 'resolve them first; nothing new is delivered until then' },
      );
    return ofChannel(channel, facts) ?? validity(facts) ?? PASS;
  },
} satisfies GateRule);

function ofChannel(channel: string, { preset, supply }: RecordFacts): Block | undefined {
  const formed = isText(supply.form) && preset.channel === channel;
  if (formed && channel === 'opening' && supply.opening) return openingFault(supply.opening);
  if (formed && channel === 'sharing' && supply.sharing) return sharingFault(supply.sharing, preset);
  if (formed && channel === 'authorised-operation' && supply.operation)
    return operationFault(supply.operation, preset, supply);
  return block(
    { zh: `缺少渠道 ${channel} 所需的事实`, en: `the facts that channel "${channel}" asks for are missing` },
    { zh: '在产品文件的 channel 下补全', en: 'complete `channel` in the product file' },
  );
}

function validity({ preset, supply: { day, validity: v } }: RecordFacts): Block | undefined {
  const ends = v.expires === null || isDay(v.expires);
  if (!isDay(day) || !isDay(v.issued) || v.issued > day || !ends)
    return block(
      { zh: '签发日或到期日无效', en: 'the day of issue or of expiry is not valid' },
      { zh: '检查时钟与 expires', en: 'check the clock, and `expires`' },
    );
  if (v.expires !== null && v.expires < day)
    return block(
      { zh: `发布已于 ${v.expires} 到期`, en: `the release ran out on ${v.expires}` },
      { zh: '写明更晚的到期日并重新构建', en: 'state a later day, and build again' },
    );
  const most = preset.validity?.mostDays;
  if (most !== undefined && !(v.expires !== null && v.expires <= addDays(v.issued, most)))
    return block(
      { zh: `有效期不得超过 ${most} 天`, en: `a release of this channel runs out within ${most} days` },
      { zh: '写明不晚于该期限的 expires', en: 'state `expires` within that time' },
    );
  return undefined;
}
