import { isDay, lastDayOfTerm } from '../../days.js';
import type { Preset } from '../../presets/preset.js';
import { isText } from '../need-record.js';
import { type Block, block } from '../rule.js';
import type { OperationFact, SupplyFacts } from '../supply-facts.js';

/**
 * A product of authorised operation against its agreement: in force on the day, no longer than allowed, of the same
 * parties and place, over scenario, form, concepts and recipient; the registration is live; the release ends with both.
 */
export function operationFault(facts: OperationFact, preset: Preset, supply: SupplyFacts): Block | undefined {
  return force(facts, preset, supply) ?? parties(facts, preset) ?? scope(facts, supply) ?? ending(facts, supply);
}

function force({ agreement: a }: OperationFact, preset: Preset, { day }: SupplyFacts): Block | undefined {
  if (!isText(a.id) || a.found !== true || a.state !== 'live')
    return block(
      { zh: `协议 ${a.id} 不存在或未生效`, en: `agreement "${a.id}" is not in force` },
      { zh: '先签署协议并登记', en: 'sign the agreement and record it' },
    );
  if (!isDay(a.from) || !isDay(a.until) || !isDay(day) || day < a.from || day > a.until)
    return block(
      { zh: `${day} 不在协议 ${a.id} 的期限之内`, en: `${day} is outside the term of agreement "${a.id}"` },
      { zh: '续签协议', en: 'agree on a further term' },
    );
  const years = preset.agreementYears;
  if (years === undefined || !(a.until <= lastDayOfTerm(a.from, years)))
    return block(
      {
        zh: `协议 ${a.id} 的期限超过 ${years} 年`,
        en: `the term of agreement "${a.id}" is longer than ${years} years`,
      },
      { zh: '缩短协议期限', en: 'shorten the term' },
    );
  return undefined;
}

function parties(facts: OperationFact, preset: Preset): Block | undefined {
  const { agreement: a } = facts;
  const differs = (['implementer', 'operator', 'place'] as const).find(
    (member) => !isText(facts[member]) || facts[member] !== a[member],
  );
  if (differs !== undefined)
    return block(
      { zh: `${differs} 与协议 ${a.id} 不一致`, en: `\`${differs}\` is not that of agreement "${a.id}"` },
      { zh: '按协议填写', en: 'state it as in the agreement' },
    );
  if (preset.trust !== facts.place)
    return block(
      { zh: `预设 ${preset.name} 与交付场所不符`, en: `preset "${preset.name}" is not for this place` },
      { zh: '改用对应场所的预设', en: 'name the preset of that place, or none' },
    );
  return undefined;
}

function scope(facts: OperationFact, supply: SupplyFacts): Block | undefined {
  const { agreement: a, scenario, form, concepts, recipient } = facts;
  const outside = !a.scenarios.includes(scenario)
    ? 'scenario'
    : form !== supply.form || !a.forms.includes(form)
      ? 'form'
      : !(concepts.length > 0) || !concepts.every((concept) => a.concepts.includes(concept))
        ? 'concepts'
        : !isText(recipient) || !(a.recipients === null || a.recipients.includes(recipient))
          ? 'recipient'
          : undefined;
  if (outside === undefined) return undefined;
  return block(
    { zh: `${outside} 超出协议 ${a.id} 的范围`, en: `\`${outside}\` is outside the scope of agreement "${a.id}"` },
    { zh: '在协议范围内提供，或先修改协议', en: 'stay within the agreement, or change it first' },
  );
}

function ending({ agreement: a, registration }: OperationFact, { validity }: SupplyFacts): Block | undefined {
  if (registration !== null && (registration.live !== true || !isText(registration.code)))
    return block(
      { zh: '产品的登记编码无效', en: 'the registration code of the product is not live' },
      { zh: '办理登记或续展', en: 'register the product, or renew its registration' },
    );
  const ends = registration === null ? a.until : registration.until;
  if (!isDay(ends))
    return block(
      { zh: '登记的有效期未知', en: 'the last day of the registration is not known' },
      { zh: '检查登记记录', en: 'check the record of the registration' },
    );
  const [last] = [ends, a.until].sort();
  if (validity.expires === null || !(validity.expires <= last))
    return block(
      { zh: `发布须在 ${last} 之前到期`, en: `the release must run out by ${last}, with agreement and registration` },
      { zh: '写明不晚于该日的 expires', en: 'state `expires` no later than that day' },
    );
  return undefined;
}
