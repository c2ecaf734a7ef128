import { z } from 'zod';
import { fields } from './fields.js';

/** What a record of a price holds. */
export const priceSchema = z.strictObject({
  product: fields.id('product that is priced'),
  period: z
    .string()
    .regex(/^(?:19|2\d)\d\d$/, 'expected a year, such as 2026')
    .describe('year that the price holds for, such as 2026'),
  useClass: fields.useClass('public-governance and public-welfare are free; industry may be charged'),
  unit: z
    .enum(['call', 'product', 'row-1000', 'month', 'year'])
    .describe('what is charged for; row-1000: each thousand of rows begun'),
  price: fields.money('price of one unit'),
  ceiling: fields.money('ceiling that the government guides the price by'),
  currency: fields.currency('currency, such as CNY'),
  exponent: fields.exponent('decimal digits of the minor unit: 2 for CNY'),
  basis: fields.text('document and calculation that the price rests on', 1000),
  maxRevenue: fields.money('maximum permitted revenue of the period'),
  carriedOver: fields.money('revenue above the maximum of the period before, deducted in this one'),
  trial: z.boolean().optional().describe('trial price, until the product has been supplied for a full year'),
});

export type PriceBody = z.infer<typeof priceSchema>;
