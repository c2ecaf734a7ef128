import { type Block, block } from './rule.js';

/** The refusal of every rule that needs a record where no registry was at hand. */
export function noRegistry(): Block {
  return block(
    { zh: '没有可查询的登记库', en: 'there is no registry to look the records up in' },
    { zh: '用 --registry 指明登记库', en: 'name the registry with --registry' },
  );
}

/** Whether a text is there and says something. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
