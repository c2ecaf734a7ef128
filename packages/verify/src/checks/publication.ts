import { failed, passed, type VerifyCheck } from '../result.js';
import { someOf } from '../shown.js';
import type { Signed } from '../signed.js';

/**
 * The rules that the preset asks on the day of publication passed, as attested, on a day that is not before that of
 * issue. Exit 6. A preset that asks none leaves it open whether a publication is stated.
 */
export function checkPublication({ statement, preset }: Signed): readonly VerifyCheck[] {
  const { core, publication } = statement.predicate;
  const asked = preset?.publication ?? [];
  const name = 'publication';
  if (publication === undefined) {
    return asked.length === 0 ? [] : [failed(6, name, `no pass for ${someOf(asked, asked.length)}`)];
  }
  if (publication.day < core.issued) return [failed(6, name, 'published before it was built')];
  const absent = asked.filter((code) => !publication.rules.some((rule) => rule.code === code));
  if (absent.length > 0) return [failed(6, name, `no pass for ${someOf(absent)}`)];
  const rules = publication.rules.map(({ code }) => code);
  return [passed(name, `on ${publication.day}, rules passed, as attested: ${someOf(rules, rules.length)}`)];
}
