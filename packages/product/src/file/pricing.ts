import { z } from 'zod';

const money = (what: string) => z.int().min(0).describe(`${what}: an integer in minor units, such as 4500 for 45.00`);

/**
 * Price of a product, in integers only. Use classes, ceiling and price are those of the pricing notice of public data
 * resources (发改价格〔2025〕65号): free for public governance and public welfare, a fee under a ceiling for industry.
 */
export const pricingSchema = z.strictObject({
  useClass: z
    .enum(['public-governance', 'public-welfare', 'industry'])
    .describe('whose use is priced; public governance and public welfare are free'),
  unit: z.enum(['call', 'product', 'row-1000', 'month', 'year']).describe('what one price is for'),
  price: money('price of one unit'),
  ceiling: money('ceiling of the price, as it was approved'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'expected a currency code of ISO 4217, such as CNY')
    .describe('ISO 4217, such as CNY'),
  exponent: z.int().min(0).max(4).describe('how many digits of the amounts are decimals: 2 for CNY'),
  period: z
    .union([z.string().regex(/^[0-9]{4}$/, 'expected a year of four digits'), z.int().min(1000).max(9999)])
    .transform(String)
    .describe('the year that the price is for'),
  basis: z.string().min(1).optional().describe('document that the ceiling rests on'),
});

export type ProductPricing = z.infer<typeof pricingSchema>;
