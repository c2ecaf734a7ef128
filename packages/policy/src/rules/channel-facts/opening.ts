import { isText } from '../need-record.js';
import { type Block, block } from '../rule.js';
import type { SupplyFacts } from '../supply-facts.js';

/** What opening asks for beside the data: terms of use, a place in the catalogue, an open ear, and a reason. */
export function openingFault(facts: NonNullable<SupplyFacts['opening']>): Block | undefined {
  if (!isText(facts.licence))
    return block(
      { zh: '开放的产品没有许可', en: 'an open product needs a licence' },
      { zh: '在 channel 下写明 licence', en: 'state `licence` under `channel`' },
    );
  if (!isText(facts.theme))
    return block(
      { zh: '开放的产品没有目录主题', en: 'an open product needs a theme of the catalogue' },
      { zh: '在 channel 下写明 theme', en: 'state `theme` under `channel`' },
    );
  if (!isText(facts.feedback))
    return block(
      { zh: '开放的产品没有反馈地址', en: 'an open product needs an address for feedback' },
      { zh: '在 channel 下写明 feedback', en: 'state `feedback` under `channel`' },
    );
  const refused = facts.demand.find(({ accepted }) => accepted !== true);
  if (refused !== undefined)
    return block(
      { zh: `需求 ${refused.id} 未被受理`, en: `request ${refused.id} has not been accepted` },
      { zh: '先受理该需求，或将其移除', en: 'accept the request first, or take it out' },
    );
  if (facts.proactive !== true && !(facts.demand.length > 0))
    return block(
      { zh: '既非主动开放，也没有对应的需求', en: 'neither proactive nor asked for by a request' },
      {
        zh: '写明 proactive: true，或列出需求编号',
        en: 'state `proactive: true`, or the ids of requests under `demand`',
      },
    );
  return undefined;
}
