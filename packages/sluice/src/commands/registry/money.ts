/** Minor units as people read money: `1,234.50 CNY`. Exact: no floating point. */
export function moneyText(amount: number, currency: string | undefined, exponent: number | undefined): string {
  if (currency === undefined || exponent === undefined) return String(amount);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ',');
  const part = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${amount < 0 ? '-' : ''}${whole}${part} ${currency}`;
}
